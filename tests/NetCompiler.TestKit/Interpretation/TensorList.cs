using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>One tensor that a network reads from its weight file.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Shape">PyTorch's order: filters, channels of a group, window; channels, filters of a group, window where transposed; units, inputs; channels.</param>
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
            new(op.Tensors?.Weight ?? node.Name + ".weight", Filters(op, input)),
            .. Bias(op.Tensors?.Bias ?? node.Name + ".bias", [op.Filters], op.Bias), .. Norm(op.Norm?.Name, [op.Filters]),
            .. op.Scale is null ? [] : Scale(op.Scale, node.Shape),
        ],
        ConvTransposeOp op =>
        [
            new(node.Name + ".weight", [input.Channels, op.Filters / op.Groups, .. op.Window.Select(axis => axis.Size)]),
            .. Bias(node.Name + ".bias", [op.Filters], op.Bias), .. Norm(op.Norm?.Name, [op.Filters]),
        ],
        LocallyConnectedOp op =>
        [
            new(node.Name + ".weight", [.. node.Shape.Sizes, input.Channels, .. op.Window.Select(axis => axis.Size)]),
            .. Bias(node.Name + ".bias", [.. node.Shape.Sizes], op.Bias),
        ],
        DenseOp op =>
        [
            new(node.Name + ".weight", [op.Units, (int)input.Length]), .. Bias(node.Name + ".bias", [op.Units], op.Bias), .. Norm(op.Norm?.Name, [op.Units]),
        ],
        BatchNormOp op => Norm(node.Name, op.PerPixel ? [.. input.Sizes] : [input.Channels]),
        LayerNormOp op => Affine(node.Name, op.MapAffine ? [.. input.Sizes] : [input.Channels]),
        GroupNormOp { Affine: true } => Affine(node.Name, [input.Channels]),
        PReluOp op => [new(node.Name + ".weight", [op.Shared ? 1 : input.Channels])],
        LayerScaleOp => Scale(node.Name, input),
        AttentionOp { BiasTable: { } table } op => [new(table, [((2 * op.Window) - 1) * ((2 * op.Window) - 1), op.Heads])],
        ParameterOp op => [new(op.Tensor, [.. op.FileShape])],
        NormalizeOp { MeanPicture: true } => [new(node.Name + ".mean", [.. input.Sizes])],
        InputOp { Normalize.MeanPicture: true } op => [new(op.NormalizeName + ".mean", [.. node.Shape.Sizes])],
        _ => [],
    };

    private static int[] Filters(ConvOp op, Shape input) =>
        op.IsLinear ? [op.Filters, input.Channels]
        : op.IsDense ? [op.Filters, input.Channels * op.Taps]
        : [op.Filters, input.Channels / op.Groups, .. op.Window.Select(axis => axis.Size)];

    private static IEnumerable<TensorShape> Bias(string name, int[] shape, bool present) => present ? [new(name, shape)] : [];

    private static IEnumerable<TensorShape> Scale(string name, Shape shape) => [new(name, [shape.Channels, .. shape.Axes.Select(_ => 1)])];

    private static IEnumerable<TensorShape> Affine(string name, int[] shape) => [new(name + ".weight", shape), new(name + ".bias", shape)];

    private static IEnumerable<TensorShape> Norm(string? name, int[] shape) => name is null ? [] :
    [
        .. Affine(name, shape), new(name + ".running_mean", shape), new(name + ".running_var", shape),
    ];
}
