using System.Globalization;
using System.Text;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>Prints a graph one node a line: <c>%2 conv1 = Conv(%1) 6×24×24 [6 filters, 5 | 5, Tanh]</c>.</summary>
public static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        StringBuilder text = new();
        text.Append("graph ").Append(graph.Name).Append('\n');
        foreach (Node node in graph.Nodes)
            text.Append("  ").Append(Print(node)).Append('\n');
        return text.Append("  return ").Append(string.Join(", ", graph.Outputs.Select(output => $"%{output.Id}{(output.Name == "output" ? "" : $" as {output.Name}")}"))).Append('\n').ToString();
    }

    public static string Print(Node node)
    {
        string details = string.Join(", ", Details(node.Op));
        return $"%{node.Id} {node.Name} = {node.Op.Mnemonic}({string.Join(", ", node.Inputs.Select(id => "%" + id))}) {node.Shape}"
            + (details.Length == 0 ? "" : $" [{details}]");
    }

    /// <summary>A node in words, for whoever reads what is made of it: <c>Conv 1×28×28 → 6×24×24: 6 filters, 5 | 5, Tanh</c>.</summary>
    public static string Describe(NetworkGraph graph, Node node)
    {
        string text = Print(node);
        int details = text.IndexOf('[');
        string from = string.Join(" and ", node.Inputs.Select(id => graph.Find(id).Shape.ToString()));
        return $"{node.Op.Mnemonic} {(from.Length == 0 ? "" : from + " → ")}{node.Shape}" + (details < 0 ? "" : ": " + text.Substring(details + 1).TrimEnd(']'));
    }

    private static IEnumerable<string> Details(Op op)
    {
        IEnumerable<string> own = op switch
        {
            InputOp input =>
            [
                .. Optional(input.Index > 0, $"index {input.Index}"),
                .. input.Normalize is { } normalize ? ["normalize " + input.NormalizeName, .. Details(normalize)] : Optional(false, ""),
            ],
            ParameterOp parameter => [parameter.Tensor, .. Optional(parameter.ChannelsLast, "channels last")],
            NormalizeOp normalize => [normalize.MeanPicture ? "mean picture" : "mean " + Numbers(normalize.Means), "std " + Numbers(normalize.Stds)],
            ConvOp conv => Conv(conv),
            ConvTransposeOp conv =>
            [
                $"{conv.Filters} filters", Windows(conv.Window), .. Optional(conv.Groups > 1, $"{conv.Groups} groups"), .. Optional(!conv.Bias, "no bias"),
                .. Optional(conv.Norm is not null, "norm " + conv.Norm?.Name),
            ],
            LocallyConnectedOp local => [$"{local.Filters} filters", Windows(local.Window), .. Optional(!local.Bias, "no bias")],
            PoolOp pool => [pool.Kind.ToString(), Windows(pool.Window), .. Optional(pool.CountPad, "counting padding")],
            GlobalPoolOp pool => [pool.Kind.ToString(), .. Optional(pool.Chains > 0, $"{pool.Chains} chains")],
            DenseOp dense =>
            [
                $"{dense.Units} units", .. Optional(!dense.Bias, "no bias"), .. Optional(dense.Norm is not null, "norm " + dense.Norm?.Name),
                .. Optional(dense.Chains > 0, $"{dense.Chains} chains"),
            ],
            BatchNormOp norm => ["epsilon " + Number(norm.Epsilon), .. Optional(norm.PerPixel, "per pixel")],
            LayerNormOp norm => ["epsilon " + Number(norm.Epsilon), .. Optional(norm.WholeMap, "whole map"), .. Optional(norm.MapAffine, "map affine")],
            GroupNormOp norm => [$"{norm.Groups} groups", "epsilon " + Number(norm.Epsilon), .. Optional(!norm.Affine, "no affine")],
            LocalResponseNormOp norm => [$"{norm.Size} channels", "alpha " + Number(norm.Alpha), "beta " + Number(norm.Beta), "k " + Number(norm.K)],
            PReluOp prelu => Optional(prelu.Shared, "shared"),
            SoftmaxOp softmax => Optional(softmax.Axis != 0, $"axis {softmax.Axis}"),
            ConcatOp concat => Optional(concat.Axis != 0, $"axis {concat.Axis}"),
            SliceOp slice => [$"{slice.Length} from {slice.Begin}", .. Optional(slice.Step != 1, $"step {slice.Step}"), .. Optional(slice.Axis != 0, $"axis {slice.Axis}")],
            ShuffleOp shuffle => [$"{shuffle.Groups} groups"],
            PadOp pad => [string.Join(" | ", pad.Begin.Zip(pad.End, (begin, end) => $"{begin}+{end}")), .. Optional(pad.Mode != PadMode.Zero, pad.Mode.ToString())],
            UpsampleOp upsample => [$"{upsample.Scale} times", upsample.Mode.ToString()],
            PermuteOp permute => [string.Join(" ", permute.Order)],
            AttentionOp attention =>
            [
                $"{attention.Heads} heads", .. Optional(attention.Window > 0, $"windows of {attention.Window}"), .. Optional(attention.Shift > 0, $"shift {attention.Shift}"),
                .. Optional(attention.BiasTable is not null, "bias " + attention.BiasTable),
            ],
            ActivationOp activation => [activation.Activation.ToString()],
            DropoutOp dropout => ["rate " + Number(dropout.Rate)],
            _ => [],
        };
        return op is ProducerOp producer ? own.Concat(producer.Epilogue.Select(activation => activation.ToString())) : own;
    }

    private static IEnumerable<string> Conv(ConvOp conv) =>
    [
        $"{conv.Filters} filters", Windows(conv.Window), .. Optional(conv.Groups > 1, $"{conv.Groups} groups"), .. Optional(!conv.Bias, "no bias"),
        .. Optional(conv.PadMode != PadMode.Zero, conv.PadMode.ToString()), .. Optional(conv.Norm is not null, "norm " + conv.Norm?.Name),
        .. Optional(conv.IsLinear, "linear"), .. Optional(conv.IsDense, "dense"), .. Optional(conv.Tensors is not null, "tensors " + conv.Tensors?.Weight),
        .. Optional(conv.Scale is not null, "scale " + conv.Scale), .. Optional(conv.AddsInput, "adds"), .. Optional(conv.Algorithm != ConvAlgorithm.Auto, conv.Algorithm.ToString()),
    ];

    private static IEnumerable<string> Optional(bool present, string text) => present ? [text] : [];

    private static string Windows(EquatableArray<WindowAxis> window) => string.Join(" | ", window.Select(axis => axis.ToString()));

    // One number where all channels have the same.
    private static string Numbers(EquatableArray<double> values) => values.Distinct().Count() == 1 ? Number(values[0]) : string.Join(" ", values.Select(Number));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
