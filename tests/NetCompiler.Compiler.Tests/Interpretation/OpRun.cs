using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Compiler.Tests.Interpretation;

/// <summary>One op called "op" behind its inputs, verified and computed.</summary>
internal sealed class OpRun(params IReadOnlyList<(Shape Shape, float[] Values)> inputs)
{
    private readonly Dictionary<string, float[]> _tensors = [];

    /// <summary>Gives the op a tensor by its whole name.</summary>
    public OpRun With(string tensor, params float[] values)
    {
        _tensors.Add(tensor, values);
        return this;
    }

    /// <summary>Computes the op with tensors by formula where none were given.</summary>
    public double[] Compute(Op op, params ReadOnlySpan<int> sizes)
    {
        GraphSketch sketch = new("Net");
        int[] ids = [.. inputs.Select(input => sketch.Input([.. input.Shape.Sizes]))];
        if (sizes.IsEmpty)
            sketch.Add("op", op, ids);
        else
            sketch.Add("op", op, GraphSketch.Shape(sizes), ids);
        NetworkGraph graph = sketch.Build();
        GraphVerifier.Verify(graph);
        Dictionary<string, int> lengths = TensorList.Of(graph).ToDictionary(tensor => tensor.Name, tensor => tensor.Length);
        return GraphInterpreter.Evaluate(graph, name => _tensors.TryGetValue(name, out float[]? values) ? values : Formula.Values(name, 0.1, 0.7, lengths[name]), [.. inputs.Select(input => input.Values)]).Output;
    }

    /// <summary>Values by formula in a shape.</summary>
    public static (Shape Shape, float[] Values) Random(string name, params ReadOnlySpan<int> sizes)
    {
        Shape shape = GraphSketch.Shape(sizes);
        return (shape, Formula.Values(name, 0, 1.5, (int)shape.Length));
    }

    /// <summary>Asserts that two values are the same but for the last digits of their largest.</summary>
    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative = 1e-12)
    {
        Assert.Equal(expected.Count, actual.Count);
        double scale = Math.Max(1e-300, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * scale, $"value {i} is {actual[i]:R}, and {expected[i]:R} was expected");
    }
}
