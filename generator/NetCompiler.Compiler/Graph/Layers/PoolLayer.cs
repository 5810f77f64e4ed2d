using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>MaxPool</c> and <c>AvgPool</c>: C×((D + 2P − F)/S + 1) on each axis.</summary>
internal static class PoolLayer
{
    public static LayerResult Build(LayerContext context, PoolKind kind)
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
