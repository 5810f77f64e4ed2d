using NetCompiler.Benches;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Schedule.Gpu;

namespace NetCompiler.GpuEvidence;

/// <summary>A launch of a network, for one sample or for a batch.</summary>
internal sealed record EvidenceRow(ZooNetwork Network, Launch Launch, int Samples)
{
    /// <summary>The rows of a case, each layer for one sample and for a batch.</summary>
    public static IEnumerable<EvidenceRow> Of(EvidenceCase shown)
    {
        ZooNetwork network = ZooNetwork.Find(shown.Network);
        IEnumerable<string> largest = network.Plan.Single
            .OfType<ConvLaunch>()
            .Where(launch => launch.Pixels > 1)
            .OrderByDescending(launch => launch.MultiplyAdds)
            .DistinctBy(Shape)
            .Take(shown.LargestConvs)
            .Select(launch => launch.Name);
        foreach (string layer in largest.Concat(shown.Layers).Distinct())
        {
            Launch[] single = [.. network.Plan.Single.Where(launch => launch.Name == layer)];
            if (single.Length == 0)
                throw new InvalidOperationException($"{network.Name} has no layer {layer}; it has {string.Join(", ", network.Plan.Single.Select(launch => launch.Name))}.");
            foreach (Launch launch in single)
                yield return new(network, launch, 1);
            foreach (Launch launch in network.Plan.Batch.Where(launch => launch.Name == layer))
                yield return new(network, launch, network.Plan.MaximumBatch);
        }
    }

    /// <summary>What is computed, in a few figures.</summary>
    public static string Shape(Launch launch) => launch switch
    {
        ConvLaunch { Window.IsEmpty: false } conv => Shape(launch, conv.Window, conv.Filters, conv.Groups),
        WindowSumLaunch { Window.IsEmpty: false } sum => Shape(launch, sum.Window, sum.Filters, sum.Filters / sum.FiltersPerGroup),
        _ => $"{(launch is ConvLaunch ? "Dense" : launch.Mnemonic)}, {string.Join(" and ", launch.Inputs.Select(view => view.Shape))} → {launch.Output?.Shape ?? launch.Input.Shape}",
    };

    /// <summary>What a group of threads makes, and what a thread.</summary>
    public string Tile => Launch switch
    {
        ConvLaunch { Tile: var tile } => $"{tile.Rows}×{tile.Columns} by {tile.Depth}, {tile.ThreadRows}×{tile.ThreadColumns}",
        WindowSumLaunch sum => $"{sum.Strip}×{sum.Lanes}",
        _ => Table.Missing,
    };

    /// <summary>Microseconds that the launch takes at least.</summary>
    public double Roofline(GpuArchitecture device) => 1e6 * GpuPlanPrinter.Roofline(Network.Plan, Launch, device, Samples);

    private static string Shape(Launch launch, EquatableArray<WindowAxis> window, int filters, int groups)
    {
        string sizes = string.Join("×", window.Select(axis => axis.Size)), strides = string.Join("×", window.Select(axis => axis.Stride)), output = string.Join("×", window.Select(axis => axis.Output));
        string step = window.All(axis => axis.Stride == 1) ? "" : $" by {strides}";
        return $"{sizes}{step}, {launch.Input.Shape.Channels} → {filters}{(groups == 1 ? "" : $" in {groups} groups")}, {output}";
    }
}
