using NetCompiler.Compiler.Graph;
using NetCompiler.Samples.Zoo;
using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Zoo.Tests;

/// <summary>Networks of the zoo that have no reference case, against the naive interpreter with drawn weights.</summary>
public class InterpreterTests
{
    private const int MostThreads = 2;

    // Of the larger ConvNeXts, which are the tiny one with more of the same, the figures are enough.
    private static readonly string[] Others = [nameof(ConvNeXtSmall), nameof(ConvNeXtBase), nameof(GoogLeNetWithAuxiliaries)];

    public static IEnumerable<string> Fast => Names(isSlow: false);

    public static IEnumerable<string> Slow => Names(isSlow: true);

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Fast))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Fast))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Fast))]
    public void Output_agrees_with_the_interpreter(InstructionSet set, string name) => AssertAgrees(set, Catalogue.Find(name));

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Slow), IsSlow = true)]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Slow), IsSlow = true)]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Slow), IsSlow = true)]
    public void Output_of_a_large_network_agrees_with_the_interpreter(InstructionSet set, string name) => AssertAgrees(set, Catalogue.Find(name));

    [Fact]
    public void Auxiliary_classifiers_agree_with_the_interpreter()
    {
        Sample sample = Sample.Of(Catalogue.Find(nameof(GoogLeNetWithAuxiliaries)));
        foreach (InstructionSet set in Processor.Sets)
        {
            for (int threads = 1; threads <= MostThreads; threads++)
            {
                using var network = GoogLeNetWithAuxiliaries.Load(new FormulaFile(sample.Tensors), new() { InstructionSet = set, Threads = threads });
                float[] main = new float[1000];
                float[] aux1 = new float[1000];
                float[] aux2 = new float[1000];
                network.Predict(sample.Input, main, aux1, aux2);

                sample.AssertClose([main, aux1, aux2], $"{nameof(GoogLeNetWithAuxiliaries)} on {set} with {threads} threads");
            }
        }
    }

    private static IEnumerable<string> Names(bool isSlow) =>
        Catalogue.All.Where(specimen => specimen.Case is null && specimen.IsSlow == isSlow).Select(specimen => specimen.Name).Except(Others);

    private static void AssertAgrees(InstructionSet set, Specimen specimen)
    {
        Sample sample = Sample.Of(specimen);
        for (int threads = 1; threads <= MostThreads; threads++)
        {
            using INetworkHandle network = specimen.Class.Load(new FormulaFile(sample.Tensors), new() { InstructionSet = set, Threads = threads });
            float[] output = new float[specimen.Class.OutputLength];
            network.Predict(sample.Input, output);

            sample.AssertClose([output], $"{specimen.Name} on {set} with {threads} threads");
        }
    }

    /// <summary>One input with drawn weights, and what the interpreter makes of it.</summary>
    private sealed record Sample(IReadOnlyList<FormulaTensor> Tensors, float[] Input, IReadOnlyList<double[]> Expected, double[] Bounds)
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<Sample>> Known = new();

        // Interpreting takes longer than all else: once for all instruction sets.
        public static Sample Of(Specimen specimen) => Known.GetOrAdd(specimen.Name, _ => new(() => Draw(specimen))).Value;

        public void AssertClose(float[][] outputs, string what)
        {
            for (int output = 0; output < outputs.Length; output++)
            {
                for (int i = 0; i < outputs[output].Length; i++)
                {
                    Assert.True(
                        Math.Abs(Expected[output][i] - outputs[output][i]) <= Bounds[output],
                        $"{what}: value {i} of output {output} is {outputs[output][i]:R}, the interpreter says {Expected[output][i]:R} ± {Bounds[output]:E2}");
                }
            }
        }

        private static Sample Draw(Specimen specimen)
        {
            NetworkGraph graph = specimen.Graph();
            IReadOnlyList<FormulaTensor> tensors = DrawnTensors.Of(graph);
            Dictionary<string, float[]> weights = tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values());
            float[] input = Formula.Values(specimen.Name, 0, 1.7, (int)graph.Inputs.Single().Shape.Length);
            IReadOnlyList<double[]> expected = GraphInterpreter.Evaluate(graph, name => weights[name], input).Outputs;
            return new(tensors, input, expected, ErrorBound.Of(graph, name => weights[name], [input], expected));
        }
    }
}
