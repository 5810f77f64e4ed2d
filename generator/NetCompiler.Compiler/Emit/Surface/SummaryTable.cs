using System.Globalization;
using System.Text;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>The course's table: per layer the output's shape, neurons, parameters without and with biases, multiply-adds and receptive field; then the totals.</summary>
public static class SummaryTable
{
    private static readonly string[] Header = ["layer", "", "output", "neurons", "weights", "parameters", "multiply-adds", "receptive field"];

    /// <param name="network">The class's name.</param>
    /// <param name="cost">Its figures.</param>
    /// <param name="arenaLength">Floats of the arena.</param>
    public static string Write(string network, NetworkCost cost, int arenaLength)
    {
        List<string[]> rows = [Header, ["input", "Input", cost.Inputs[0].Shape.ToString(), "", "", "", "", ""]];
        rows.AddRange(cost.Layers.Where(layer => layer.Node.Layer >= 0).Select(Row));
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
        text.Append($"neurons {Number(cost.Neurons)}, with the input {Number(cost.Neurons + cost.Inputs[0].Shape.Length)}: {Bytes(cost.ActivationBytes)} of activations (arena {Bytes(4L * arenaLength)})\n");
        text.Append($"parameters {Number(cost.Parameters)}: {Bytes(4 * cost.Parameters)}\n");
        text.Append($"multiply-adds {Number(cost.MultiplyAdds)}\n");
        return text.ToString();
    }

    private static string[] Row(LayerCost layer) =>
    [
        layer.Node.Name,
        Kind(layer.Node.Op),
        layer.Node.Shape.ToString(),
        NumberOrNothing(layer.Neurons),
        NumberOrNothing(layer.Weights),
        NumberOrNothing(layer.Parameters),
        NumberOrNothing(layer.MultiplyAdds),
        string.Join("×", layer.ReceptiveField),
    ];

    /// <summary>The layer in words: <c>Conv 5×5/2 pad 1</c>.</summary>
    private static string Kind(Op op) => op switch
    {
        ConvOp conv => "Conv " + Window(conv.Window) + (conv.Groups > 1 ? $", {conv.Groups} groups" : ""),
        PoolOp pool => (pool.Kind == PoolKind.Max ? "MaxPool " : "AvgPool ") + Window(pool.Window),
        GlobalPoolOp pool => pool.Kind == PoolKind.Max ? "GlobalMaxPool" : "GlobalAvgPool",
        ActivationOp activation => activation.Activation.ToString(),
        DropoutOp dropout => $"Dropout {dropout.Rate.ToString("R", CultureInfo.InvariantCulture)}",
        _ => op.Mnemonic,
    };

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
