using System.Globalization;
using System.Text;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>The course's table: per layer the output's shape, neurons, parameters without and with biases, multiply-adds and receptive field; then the totals.</summary>
public static class SummaryTable
{
    private static readonly string[] Header = ["layer", "", "output", "neurons", "weights", "parameters", "multiply-adds", "receptive field"];

    /// <summary>How many layers a table names one by one; a larger network is told block by block.</summary>
    private const int MostLayers = 40;

    /// <param name="network">The class's name.</param>
    /// <param name="cost">Its figures.</param>
    /// <param name="arenaLength">Floats of the arena.</param>
    /// <param name="everyLayer">A row for each layer, however many there are.</param>
    public static string Write(string network, NetworkCost cost, int arenaLength, bool everyLayer = false)
    {
        List<string[]> rows = [Header, .. cost.Inputs.Select(input => new[] { input.Name, "Input", input.Shape.ToString(), "", "", "", "", "" })];
        LayerCost[] layers = [.. cost.Layers.Where(layer => layer.Node.Layer >= 0)];
        if (everyLayer || layers.Length <= MostLayers)
            rows.AddRange(layers.Select(layer => Row(layer.Node.Name, Kind(layer.Node.Op), [layer])));
        else
            rows.AddRange(SummaryBlocks.Of(layers).Select(row => Row(row.Block ?? row.Layers[0].Node.Name, row.Block is null ? Kind(row.Layers) : Count(row.Layers.Count), row.Layers)));
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        text.Append(network).Append('\n');
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append(Line(rows[i], widths)).Append('\n');
            if (i == 0)
                text.Append('─', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
        }

        text.Append('─', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
        text.Append($"neurons {Number(cost.Neurons)}, with the input {Number(cost.Neurons + cost.InputLength)}: {Bytes(cost.ActivationBytes)} of activations (arena {Bytes(4L * arenaLength)})\n");
        text.Append($"parameters {Number(cost.Parameters)}: {Bytes(4 * cost.Parameters)}\n");
        text.Append($"multiply-adds {Number(cost.MultiplyAdds)}\n");
        return text.ToString();
    }

    /// <summary>A layer, or several: what leaves the last of them, and their figures together.</summary>
    private static string[] Row(string name, string kind, IReadOnlyList<LayerCost> layers) =>
    [
        name,
        kind,
        layers[layers.Count - 1].Node.Shape.ToString(),
        NumberOrNothing(layers.Sum(layer => layer.Neurons)),
        NumberOrNothing(layers.Sum(layer => layer.Weights)),
        NumberOrNothing(layers.Sum(layer => layer.Parameters)),
        NumberOrNothing(layers.Sum(layer => layer.MultiplyAdds)),
        string.Join("×", layers[layers.Count - 1].ReceptiveField),
    ];

    private static string Kind(IReadOnlyList<LayerCost> layers) => string.Join(", ", layers.Select(layer => Kind(layer.Node.Op)));

    private static string Count(int layers) => layers == 1 ? "1 layer" : $"{layers} layers";

    /// <summary>The layer in words: <c>Conv 5×5/2 pad 1</c>.</summary>
    private static string Kind(Op op) => op switch
    {
        ConvOp { IsLinear: true } => "Linear",
        ConvOp conv => "Conv " + Window(conv.Window) + Groups(conv.Groups),
        ConvTransposeOp conv => "ConvTranspose " + Window(conv.Window) + Groups(conv.Groups),
        LocallyConnectedOp local => "LocallyConnected " + Window(local.Window),
        PoolOp pool => (pool.Kind == PoolKind.Max ? "MaxPool " : "AvgPool ") + Window(pool.Window),
        GlobalPoolOp pool => pool.Kind == PoolKind.Max ? "GlobalMaxPool" : "GlobalAvgPool",
        AdaptivePoolOp => "AdaptiveAvgPool",
        BatchNormOp { PerPixel: true } => "BatchNorm per pixel",
        LayerNormOp { WholeMap: true } => "LayerNorm of the map",
        GroupNormOp norm => $"GroupNorm{Groups(norm.Groups)}",
        LocalResponseNormOp norm => $"LocalResponseNorm {norm.Size}",
        PReluOp => "PRelu",
        ActivationOp activation => activation.Activation.ToString(),
        DropoutOp dropout => $"Dropout {dropout.Rate.ToString("R", CultureInfo.InvariantCulture)}",
        SoftmaxOp { Axis: > 0 and var axis } => $"Softmax of axis {axis}",
        ConcatOp { Axis: > 0 and var axis } => $"Concat of axis {axis}",
        SliceOp slice => $"Slice {slice.Length} from {slice.Begin}" + (slice.Step > 1 ? $" step {slice.Step}" : "") + (slice.Axis > 0 ? $" of axis {slice.Axis}" : ""),
        ShuffleOp shuffle => "ChannelShuffle" + Groups(shuffle.Groups),
        UpsampleOp upsample => $"Upsample {upsample.Scale} {upsample.Mode}",
        PermuteOp permute => "Permute " + string.Join(" ", permute.Order),
        AttentionOp attention => $"Attention, {attention.Heads} heads" + (attention.Window > 0 ? $", windows of {attention.Window}" : "") + (attention.Shift > 0 ? $" moved by {attention.Shift}" : ""),
        _ => op.Mnemonic,
    };

    private static string Groups(int groups) => groups > 1 ? $", {groups} groups" : "";

    private static string Window(IEnumerable<WindowAxis> window)
    {
        WindowAxis[] axes = [.. window];
        string sizes = string.Join("×", axes.Select(axis => axis.Size));
        return sizes + Property("/", axis => axis.Stride, 1) + Property(" pad ", axis => axis.PadBegin, 0) + Property(" dilation ", axis => axis.Dilation, 1);

        string Property(string prefix, Func<WindowAxis, int> value, int ordinary)
        {
            int[] values = [.. axes.Select(value)];
            return values.All(v => v == ordinary) ? "" : prefix + (values.Distinct().Count() == 1 ? $"{values[0]}" : string.Join("×", values));
        }
    }

    private static string Line(string[] cells, int[] widths)
    {
        // Words to the left, figures to the right.
        IEnumerable<string> padded = cells.Select((cell, column) => column is 0 or 1 or 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        return string.Join("  ", padded).TrimEnd();
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string NumberOrNothing(long value) => value == 0 ? "" : Number(value);

    private static string Bytes(long bytes) => bytes < 10_000 ? $"{bytes} bytes"
        : bytes < 10_000_000 ? (bytes / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + " KB"
        : (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB";
}
