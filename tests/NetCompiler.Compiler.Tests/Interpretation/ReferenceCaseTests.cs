using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Passes;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Zoo;

namespace NetCompiler.Compiler.Tests.Interpretation;

/// <summary>The interpreter against an independent engine in double precision: equal to the nine digits that the cases print.</summary>
public class ReferenceCaseTests
{
    private const double PrintedDigits = 1e-8;

    public static TheoryData<string> Cases => [.. ReferenceCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Interpreter_reproduces_the_reference_output(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        double[] output = GraphInterpreter.Run(GraphOf(name), reference.Weights, reference.Input.Values());

        AssertClose(reference.Output, output, reference.Output.Max(Math.Abs), "output");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Interpreter_reproduces_every_probe(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        NetworkGraph graph = GraphOf(name);
        Evaluation evaluation = GraphInterpreter.Evaluate(graph, reference.Weights, reference.Input.Values());

        // One node a probe, in order, after the input.
        Assert.Equal(reference.Probes.Count, graph.Nodes.Count - 1);
        foreach ((Node node, (string layer, Probe probe)) in graph.Nodes.Skip(1).Zip(reference.Probes))
        {
            double[] values = evaluation.Values[node.Id];
            Assert.Equal(probe.Shape, node.Shape.Sizes);
            AssertClose([probe.Mean], [values.Average()], probe.Std, layer);
            double[] sampled = [.. values.Where((_, i) => i % probe.Every == 0).Take(probe.Values.Length)];
            AssertClose(probe.Values, sampled, values.Max(Math.Abs), layer);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tensor_list_is_the_weight_file_of_the_case(string name)
    {
        IEnumerable<string> expected = ReferenceCase.Load(name).Tensors.Select(tensor => $"{tensor.Name} {string.Join("×", tensor.Shape)}");
        IEnumerable<string> actual = TensorList.Of(GraphOf(name)).Select(tensor => $"{tensor.Name} {string.Join("×", tensor.Shape)}");

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passes_keep_the_output(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        PassList.Run(GraphOf(name), (pass, graph) =>
        {
            double[] output = GraphInterpreter.Run(graph, reference.Weights, reference.Input.Values());
            AssertClose(reference.Output, output, reference.Output.Max(Math.Abs), pass);
        });
    }

    private static NetworkGraph GraphOf(string name) => GraphText.Build(NetworkZoo.References.Single(network => network.Case == name).Declaration);

    private static void AssertClose(double[] expected, double[] actual, double scale, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= PrintedDigits * scale, $"{what}[{i}] is {actual[i]:R}, the reference says {expected[i]:R}");
    }
}
