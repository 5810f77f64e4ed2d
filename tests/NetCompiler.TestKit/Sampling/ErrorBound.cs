using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Passes;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.TestKit.Sampling;

/// <summary>
/// How far a good float32 engine may be from the double-precision output of one network and input. The reference cases allow ten
/// times what another float32 engine strays; for a random network the interpreter finds that figure itself: every layer's
/// values are moved at random by up to one unit in the last place of the layer's largest value, which is what sums of a few
/// hundred products lose in float32, and the output's movement is measured. So a network that cancels (a single output
/// near zero, a norm with a small variance) is judged by its own condition, and a benign one strictly. Winograd's algorithm with tiles of 4×4 may stray three times as far.
/// </summary>
public static class ErrorBound
{
    private const int Runs = 4;
    private const double Times = 10;
    private const double LeastRelative = 2e-6;
    private const double TimesOfWinograd = 30;
    private const double LeastRelativeOfWinograd = 1e-5;
    private const double UnitInLastPlace = 1.0 / (1 << 23);

    /// <returns>The largest absolute error allowed in any value of the first output.</returns>
    public static double Of(NetworkGraph graph, Func<string, float[]> weights, ReadOnlySpan<float> input, double[] expected) =>
        Of(graph, weights, [input.ToArray()], [expected])[0];

    /// <returns>The largest absolute error allowed in each output.</returns>
    public static double[] Of(NetworkGraph graph, Func<string, float[]> weights, IReadOnlyList<float[]> inputs, IReadOnlyList<double[]> expected)
    {
        double[] movements = new double[expected.Count];
        for (int run = 0; run < Runs; run++)
        {
            ulong seed = (ulong)run;
            Evaluation disturbed = GraphInterpreter.Evaluate(graph, weights, inputs, (node, values) => Disturb(values, Formula.SplitMix64(seed, (ulong)node.Id)));
            for (int output = 0; output < expected.Count; output++)
                movements[output] = Math.Max(movements[output], expected[output].Zip(disturbed.Outputs[output], (a, b) => Math.Abs(a - b)).Max());
        }

        bool strays = PassList.Run(graph).Nodes.Any(node => node.Op is ConvOp { WinogradTile: 4 });
        (double times, double leastRelative) = strays ? (TimesOfWinograd, LeastRelativeOfWinograd) : (Times, LeastRelative);
        return [.. movements.Select((movement, output) => Math.Max(times * movement, leastRelative * expected[output].Max(Math.Abs)))];
    }

    private static void Disturb(double[] values, ulong seed)
    {
        double unit = UnitInLastPlace * values.Max(Math.Abs);
        for (int i = 0; i < values.Length; i++)
            values[i] += unit * Formula.Uniform(seed, i);
    }
}
