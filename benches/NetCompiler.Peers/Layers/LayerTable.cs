using System.Text.RegularExpressions;
using NetCompiler.Benches;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Layers;

/// <summary>The layers of one network, then the same by kind.</summary>
internal static partial class LayerTable
{
    private static readonly string[] Columns = ["ms: min, median", "speed-up", "share %", "GFLOP/s", "% of peak", "weights MB", "roofline ms", "of it %"];

    /// <param name="peerCase">The network.</param>
    /// <param name="threads">Threads that computed it.</param>
    /// <param name="result">What was measured.</param>
    /// <param name="first">The same with the number of threads that was asked for first, which the speed-up is against.</param>
    /// <param name="markdown">Whether to print Markdown.</param>
    public static void Print(PeerCase peerCase, int threads, LayersResult result, LayersResult first, bool markdown)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{peerCase.Name}, {threads} {(threads == 1 ? "thread" : "threads")}: {Figures.Milliseconds(result.Prediction.Min)} ms, median {Figures.Milliseconds(result.Prediction.Median)}; "
            + $"peak {result.Fma:0} GFLOP/s, weights at {result.Memory:0.0} GB/s");
        Console.WriteLine();
        Row[] rows = [.. result.Layers.Select((layer, i) => new Row(layer.Layer.Name, Kind(layer.Layer), 1, layer.Time.Min, layer.Time.Median, first.Layers[i].Time.Median, layer.Layer.MultiplyAdds, layer.Layer.PerformedMultiplyAdds, layer.Layer.WeightBytes, Roofline.Milliseconds(layer.Layer, batch: 1, result.Fma, result.Memory)))];
        Row rest = new("input, output", "", 0, result.Rest.Min, result.Rest.Median, first.Rest.Median, 0, 0, 0, 0);
        Row all = Sum("all", "", [.. rows, rest]) with { Layers = rows.Length };
        Table.Print(["layer", "kind", .. Columns], [.. rows.Append(rest).Append(all).Select(row => (string[])[row.Name, row.Kind, .. Cells(row, all, result)])], markdown);
        Console.WriteLine();
        Row[] kinds = [.. rows.GroupBy(row => row.Kind).Select(kind => Sum(kind.Key, "", [.. kind])).OrderByDescending(kind => kind.Median)];
        Table.Print(["kind", "layers", .. Columns], [.. kinds.Append(rest).Append(all).Select(row => (string[])[row.Name, $"{row.Layers}", .. Cells(row, all, result)])], markdown);
    }

    /// <summary>The kernel and its window: <c>Conv 3×3/2</c>.</summary>
    private static string Kind(ProfiledLayer layer)
    {
        Match window = Window().Match(layer.Description);
        string groups = Groups().Match(layer.Description) is { Success: true } match ? " grouped" : "";
        return !window.Success ? layer.Kernel : $"{layer.Kernel} {string.Join("×", window.Groups["size"].Captures.Select(size => size.Value))}{window.Groups["stride"].Value}{groups}";
    }

    private static Row Sum(string name, string kind, Row[] rows) => new(
        name, kind, rows.Length, rows.Sum(row => row.Min), rows.Sum(row => row.Median), rows.Sum(row => row.First), rows.Sum(row => row.MultiplyAdds), rows.Sum(row => row.Performed), rows.Sum(row => row.WeightBytes), rows.Sum(row => row.Roofline));

    private static string[] Cells(Row row, Row all, LayersResult result)
    {
        double operations = row.Min > 0 ? 2 / (row.Min * 1e6) : 0;
        return
        [
            $"{Figures.Milliseconds(row.Min)}, {Figures.Milliseconds(row.Median)}",
            row.Median > 0 ? $"{row.First / row.Median:0.00}" : Table.Missing,
            $"{100 * row.Median / all.Median:0.0}",
            row.MultiplyAdds > 0 ? $"{operations * row.MultiplyAdds:0.0}" : Table.Missing,
            row.MultiplyAdds > 0 ? $"{100 * operations * row.Performed / result.Fma:0}" : Table.Missing,
            row.WeightBytes > 0 ? $"{row.WeightBytes / 1e6:0.00}" : Table.Missing,
            row.Roofline > 0 ? Figures.Milliseconds(row.Roofline) : Table.Missing,
            row.Roofline > 0 && row.Min > 0 ? $"{100 * row.Roofline / row.Min:0}" : Table.Missing,
        ];
    }

    // Of "Conv 3×224×224 → 64×112×112: 64 filters, 7/2 pad 3 | 7/2 pad 3, Relu" the sizes and the first axis' stride.
    [GeneratedRegex(@"[:,] (?<size>\d+)(?<stride>/\d+)?(?: (?:pad|dilation|overhang) [\d+]+)*(?: \| (?<size>\d+)(?:/\d+)?(?: (?:pad|dilation|overhang) [\d+]+)*)*(?:,|;|$)")]
    private static partial Regex Window();

    [GeneratedRegex(@"\d+ groups")]
    private static partial Regex Groups();

    /// <summary>A line: one layer, or several together.</summary>
    private sealed record Row(string Name, string Kind, int Layers, double Min, double Median, double First, long MultiplyAdds, long Performed, long WeightBytes, double Roofline);
}
