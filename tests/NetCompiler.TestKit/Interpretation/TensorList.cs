using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>One tensor that a network reads from its weight file.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Shape">PyTorch's order: filters, channels of a group, window; units, inputs; channels.</param>
public sealed record TensorShape(string Name, int[] Shape)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>All tensors that a graph needs, in the order of its layers.</summary>
public static class TensorList
{
    public static IReadOnlyList<TensorShape> Of(NetworkGraph graph) =>
        [.. graph.Nodes.SelectMany(node => Of(node, node.Inputs.IsEmpty ? node.Shape : graph.Find(node.Inputs[0]).Shape))];

    private static IEnumerable<TensorShape> Of(Node node, Shape input) => node.Op switch
    {
        ConvOp op =>
        [
            new(node.Name + ".weight", [op.Filters, input.Channels / op.Groups, .. op.Window.Select(axis => axis.Size)]),
            .. Bias(node, op.Filters, op.Bias), .. Norm(op.Norm?.Name, op.Filters),
        ],
        DenseOp op =>
        [
            new(node.Name + ".weight", [op.Units, (int)input.Length]), .. Bias(node, op.Units, op.Bias), .. Norm(op.Norm?.Name, op.Units),
        ],
        BatchNormOp => Norm(node.Name, input.Channels),
        NormalizeOp { MeanPicture: true } => [new(node.Name + ".mean", [.. input.Sizes])],
        InputOp { Normalize.MeanPicture: true } op => [new(op.NormalizeName + ".mean", [.. node.Shape.Sizes])],
        _ => [],
    };

    private static IEnumerable<TensorShape> Bias(Node node, int outputs, bool present) => present ? [new(node.Name + ".bias", [outputs])] : [];

    private static IEnumerable<TensorShape> Norm(string? name, int channels) => name is null ? [] :
    [
        new(name + ".weight", [channels]), new(name + ".bias", [channels]), new(name + ".running_mean", [channels]), new(name + ".running_var", [channels]),
    ];
}
