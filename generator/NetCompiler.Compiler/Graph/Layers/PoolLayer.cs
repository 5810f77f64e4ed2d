using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>MaxPool</c> and <c>AvgPool</c>: C×((D + 2P − F)/S + 1) on each axis.</summary>
internal static class PoolLayer
{
    public static LayerDefinition Max { get; } = new()
    {
        Name = "MaxPool",
        DefaultName = "maxpool",
        Summary = "The largest value of each window of each channel; padding never wins. C×D → C×((D + 2P − F)/S + 1).",
        Parameters = [WindowParameters.Size, .. WindowParameters.Behind("0"), LayerParameters.Name],
        Build = context => Build(context, PoolKind.Max),
    };

    public static LayerDefinition Average { get; } = new()
    {
        Name = "AvgPool",
        DefaultName = "avgpool",
        Summary = "The mean of each window of each channel. C×D → C×((D + 2P − F)/S + 1).",
        Parameters =
        [
            WindowParameters.Size, .. WindowParameters.Behind("0"),
            new()
            {
                Name = "CountPad",
                Type = "bool",
                Default = "true",
                Documentation = "Whether padding counts as zeros in the mean (PyTorch's count_include_pad). Default true; the overhang of Rounding.Ceil and what Same adds never count.",
            },
            LayerParameters.Name,
        ],
        Build = context => Build(context, PoolKind.Average),
    };

    private static LayerResult Build(LayerContext context, PoolKind kind)
    {
        if (!MapLayer.Require(context, "a pool"))
            return new(new PoolOp { Kind = kind, Window = [] }, context.Input);
        int channels = context.Input.Channels;
        WindowReader reader = new(context, WindowKind.Pool, PadMode.Zero, axes => new Shape(channels, axes));
        EquatableArray<WindowAxis> window = reader.Read();
        Shape shape = new(channels, window.Select(axis => axis.Output).ToEquatableArray());
        SizeLimit.Check(context, shape, "Size", window.Aggregate(1.0, (product, axis) => product * axis.Size), "values in its window");
        bool countPad = kind == PoolKind.Average && context.Flag("CountPad", true) && !context.Flag("Same");
        return new(new PoolOp { Kind = kind, Window = window, CountPad = countPad }, shape);
    }
}
