using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes what <c>Load</c> does for each layer: the tensors that it wants, and the call that arranges them.</summary>
internal static class PackingEmitter
{
    /// <summary>The tensors that a layer takes from the file.</summary>
    public static IEnumerable<(string Name, IEnumerable<int> Shape)> Tensors(PackedWeights weights) => weights switch
    {
        PackedConv conv =>
        [
            (Weight(conv), conv.IsLinear ? [conv.Filters, conv.ChannelsPerGroup] : conv.IsDense ? [conv.Filters, conv.ChannelsPerGroup * conv.Taps] : conv.Window.Prepend(conv.ChannelsPerGroup).Prepend(conv.Filters)),
            .. Optional(conv.Bias ? Bias(conv) : null, conv.Filters),
            .. Norm(conv.Norm?.Name, [conv.Filters]),
            .. conv.Scale is null ? [] : new (string, IEnumerable<int>)[] { (conv.Scale, [conv.Filters, .. conv.Window.Select(_ => 1)]) },
        ],
        PackedWinograd conv =>
        [
            (conv.Name + ".weight", conv.Window.Prepend(conv.Channels).Prepend(conv.Filters)),
            .. Optional(conv.Bias ? conv.Name + ".bias" : null, conv.Filters),
            .. Norm(conv.Norm?.Name, [conv.Filters]),
            .. conv.Scale is null ? [] : new (string, IEnumerable<int>)[] { (conv.Scale, [conv.Filters, .. conv.Window.Select(_ => 1)]) },
        ],
        PackedDense dense => [(dense.Name + ".weight", [dense.Units, dense.Channels * dense.Pixels]), .. Optional(dense.Bias ? dense.Name + ".bias" : null, dense.Units), .. Norm(dense.Norm?.Name, [dense.Units])],
        PackedBatchNorm norm => Norm(norm.Name, norm.Axes.Prepend(norm.Channels)),
        PackedMap map => [(map.Tensor, map.FileShape)],
        PackedConvTranspose conv =>
        [
            (conv.Name + ".weight", conv.Window.Prepend(conv.Filters / conv.Groups).Prepend(conv.ChannelsPerGroup * conv.Groups)),
            .. Optional(conv.Bias ? conv.Name + ".bias" : null, conv.Filters),
            .. Norm(conv.Norm?.Name, [conv.Filters]),
        ],
        PackedTaps conv =>
        [
            (conv.Name + ".weight", conv.Window.Prepend(conv.IsTransposed ? conv.Filters : conv.Channels).Prepend(conv.IsTransposed ? conv.Channels : conv.Filters)),
            .. Optional(conv.Bias ? conv.Name + ".bias" : null, conv.Filters),
            .. Norm(conv.Norm?.Name, [conv.Filters]),
            .. conv.Scale is null ? [] : new (string, IEnumerable<int>)[] { (conv.Scale, [conv.Filters, .. conv.Window.Select(_ => 1)]) },
        ],
        PackedLocallyConnected local =>
        [
            (local.Name + ".weight", [local.Filters, .. local.Map, local.Channels, .. local.Window]),
            .. local.Bias ? new (string, IEnumerable<int>)[] { (local.Name + ".bias", [local.Filters, .. local.Map]) } : [],
        ],
        PackedDistanceBias bias => [(bias.Table, [((2 * bias.Window) - 1) * ((2 * bias.Window) - 1), bias.Heads])],
        PackedMeanPicture picture => [(picture.Name + ".mean", picture.Shape)],
        _ => throw new InvariantException($"{weights.Name}: no tensors are known for {weights.GetType().Name}"),
    };

    /// <summary>The call that arranges a layer's tensors.</summary>
    public static string Call(PackedWeights weights)
    {
        string call = weights switch
        {
            PackedConv conv => $"Conv(ref file, {Outputs(Weight(conv), conv.Bias ? Bias(conv) : null, conv.Norm, conv.Scale)}, filters: {conv.Filters}, groups: {conv.Groups}, channelsPerGroup: {conv.ChannelsPerGroup}, taps: {conv.Taps}, "
                + $"channelsPerBlock: {conv.ChannelsPerBlock}, firstChannels: [{(conv.FirstChannels.All(first => first == 0) && conv.Groups == 1 ? "" : string.Join(", ", conv.FirstChannels))}], packed[{conv.Offset}..], packed[{conv.BiasOffset}..])",
            PackedWinograd conv => $"Winograd(ref file, {Outputs(conv.Name + ".weight", conv.Bias ? conv.Name + ".bias" : null, conv.Norm, conv.Scale)}, filters: {conv.Filters}, filterBlocks: {conv.FilterBlocks}, channels: {conv.Channels}, depth: {conv.Depth}, tile: {conv.Tile}, packed[{conv.Offset}..], packed[{conv.BiasOffset}..])",
            PackedDense dense => $"Dense(ref file, {Outputs(dense.Name + ".weight", dense.Bias ? dense.Name + ".bias" : null, dense.Norm, null)}, units: {dense.Units}, channels: {dense.Channels}, pixels: {dense.Pixels}, {(dense.ShortOffset < 0 ? $"packed[{dense.Offset}..]" : $"storage, packed[(storage == global::NetCompiler.WeightStorage.Float32 ? {dense.Offset} : {dense.ShortOffset})..]")}, packed[{dense.BiasOffset}..])",
            PackedBatchNorm norm => $"BatchNorm(ref file, {SourceText.String(norm.Name)}, epsilon: {Real(norm.Epsilon)}, channels: {norm.Channels}, pixels: {norm.Axes.Aggregate(1, (product, size) => product * size)}, packed[{norm.Offset}..], packed[{norm.ShiftOffset}..])",
            PackedMap map => $"Map(ref file, {SourceText.String(map.Tensor)}, channels: {map.Channels}, pixels: {map.Pixels}, channelsLast: {(map.ChannelsLast ? "true" : "false")}, packed[{map.Offset}..])",
            PackedConvTranspose conv => $"ConvTranspose(ref file, {Outputs(conv.Name + ".weight", conv.Bias ? conv.Name + ".bias" : null, conv.Norm, null)}, filters: {conv.Filters}, groups: {conv.Groups}, channelsPerGroup: {conv.ChannelsPerGroup}, window: {Product(conv.Window)}, "
                + $"taps: [{string.Join(", ", conv.Taps)}], phaseTaps: [{string.Join(", ", conv.PhaseTaps)}], channelsPerBlock: {conv.ChannelsPerBlock}, firstChannels: [{string.Join(", ", conv.FirstChannels)}], packed[{conv.Offset}..], packed[{conv.BiasOffset}..])",
            PackedTaps conv => $"Taps(ref file, {Outputs(conv.Name + ".weight", conv.Bias ? conv.Name + ".bias" : null, conv.Norm, conv.Scale)}, filters: {conv.Filters}, channels: {conv.Channels}, taps: {Product(conv.Window)}, isTransposed: {(conv.IsTransposed ? "true" : "false")}, packed[{conv.Offset}..], packed[{conv.BiasOffset}..])",
            PackedLocallyConnected local => $"LocallyConnected(ref file, {SourceText.String(local.Name + ".weight")}, {Text(local.Bias ? local.Name + ".bias" : null)}, filters: {local.Filters}, pixels: {Product(local.Map)}, channels: {local.Channels}, taps: {Product(local.Window)}, packed[{local.Offset}..], packed[{local.BiasOffset}..])",
            PackedDistanceBias bias => $"DistanceBias(ref file, {SourceText.String(bias.Table)}, heads: {bias.Heads}, window: {bias.Window}, packed[{bias.Offset}..])",
            PackedMeanPicture picture => $"MeanPicture(ref file, {SourceText.String(picture.Name)}, packed.Slice({picture.Offset}, {picture.Shape.Aggregate(1, (product, size) => product * size)}))",
            _ => throw new InvariantException($"{weights.Name}: nothing packs {weights.GetType().Name}"),
        };
        return $"global::NetCompiler.Weights.WeightPacker.{call};";
    }

    private static string Weight(PackedConv conv) => conv.Tensors?.Weight ?? conv.Name + ".weight";

    private static string Bias(PackedConv conv) => conv.Tensors?.Bias ?? conv.Name + ".bias";

    private static IEnumerable<(string Name, IEnumerable<int> Shape)> Optional(string? name, int length) => name is null ? [] : [(name, [length])];

    private static IEnumerable<(string Name, IEnumerable<int> Shape)> Norm(string? name, IEnumerable<int> shape) =>
        name is null ? [] : new[] { ".weight", ".bias", ".running_mean", ".running_var" }.Select(suffix => (name + suffix, shape));

    private static string Outputs(string weight, string? bias, FoldedNorm? norm, string? scale) =>
        $"{SourceText.String(weight)}, {Text(bias)}, norm: {Text(norm?.Name)}, epsilon: {Real(norm?.Epsilon ?? 0)}, scale: {Text(scale)}";

    private static int Product(IEnumerable<int> sizes) => sizes.Aggregate(1, (product, size) => product * size);

    private static string Text(string? text) => text is null ? "null" : SourceText.String(text);

    private static string Real(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d";
}
