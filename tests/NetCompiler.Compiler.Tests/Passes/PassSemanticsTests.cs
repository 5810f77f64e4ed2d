using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Passes;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Every short sequence of the layers that passes move, fold and drop, before and after each pass, computed in double precision.</summary>
public class PassSemanticsTests
{
    private const double SameInDouble = 1e-12;
    private const int LongestSequence = 3;

    private static readonly string[] Alphabet = ["Conv(3, 2)", "MaxPool(2, Stride = 1)", "BatchNorm", "Relu", "Tanh", "Dropout", "Flatten", "Dense(3)"];

    public static TheoryData<string> Begins => ["Input(2, 6)", "Input(2, 6), Normalize(Means = [0.5, -0.25], Stds = [1.5, 2])", "Input(2, 6), Normalize(MeanPicture = true, Std = 0.5)"];

    [Theory]
    [MemberData(nameof(Begins))]
    public void No_pass_alone_or_after_the_others_changes_what_a_network_computes(string begin)
    {
        int networks = 0;
        foreach (string layers in Sequences(LongestSequence))
        {
            ArchitectureModel model = ArchitectureReader.ReadOne($"[Network, {begin}{layers}, Dense(2)] partial class Net;");
            if (GraphText.Findings(model).Count > 0)
                continue;
            networks++;
            NetworkGraph graph = GraphText.Build(model);
            Dictionary<string, float[]> weights = TensorList.Of(graph).ToDictionary(tensor => tensor.Name, Values);
            float[] input = Formula.Values("input", 0, 1.5, (int)graph.Inputs.Single().Shape.Length);
            double[] expected = GraphInterpreter.Run(graph, name => weights[name], input);
            foreach (GraphPass pass in PassList.All)
                AssertSame(expected, GraphInterpreter.Run(pass.Run(graph), name => weights[name], input), $"{pass.Name} alone", model);
            PassList.Run(graph, (pass, after) => AssertSame(expected, GraphInterpreter.Run(after, name => weights[name], input), $"{pass} after the others", model));
        }

        Assert.InRange(networks, 300, 600);
    }

    [Fact]
    public void A_second_run_of_all_passes_changes_nothing()
    {
        foreach (string layers in Sequences(LongestSequence))
        {
            ArchitectureModel model = ArchitectureReader.ReadOne($"[Network, Input(2, 6){layers}, Dense(2)] partial class Net;");

            // A flattening of a vector goes only after norms were folded, which it parts from their weights.
            if (GraphText.Findings(model).Count > 0 || GraphText.Build(model) is var graph && graph.Nodes.Any(node => node.Op is FlattenOp && graph.Find(node.Inputs[0]).Shape.IsVector))
                continue;
            NetworkGraph once = PassList.Run(graph);
            Assert.Equal(GraphPrinter.Print(once), GraphPrinter.Print(PassList.Run(once)));
        }
    }

    // All sequences of up to so many layers.
    private static IEnumerable<string> Sequences(int length) =>
        length == 0 ? [""] : [.. Sequences(0), .. Sequences(length - 1).SelectMany(rest => Alphabet.Select(layer => $", {layer}{rest}"))];

    private static void AssertSame(double[] expected, double[] actual, string what, ArchitectureModel model)
    {
        double scale = Math.Max(1e-30, expected.Max(Math.Abs));
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= SameInDouble * scale, $"{what}: output {i} is {actual[i]:R} instead of {expected[i]:R} in {string.Join(", ", model.Layers.Select(layer => layer.Layer))}");
    }

    private static float[] Values(TensorShape tensor) =>
        tensor.Name.EndsWith("running_var", StringComparison.Ordinal) ? Formula.Values(tensor.Name, 1, 0.5, tensor.Length) : Formula.Values(tensor.Name, 0.1, 0.8, tensor.Length);
}
