using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>GlobalMaxPool</c> and <c>GlobalAvgPool</c>: C×D… → C.</summary>
internal static class GlobalPoolLayer
{
    public static LayerDefinition Max { get; } = new()
    {
        Name = "GlobalMaxPool",
        DefaultName = "globalmaxpool",
        Summary = "The largest value of each channel over all its pixels: C×D… → a vector of C.",
        Parameters = [LayerParameters.Name],
        Build = context => Build(context, PoolKind.Max),
    };

    public static LayerDefinition Average { get; } = new()
    {
        Name = "GlobalAvgPool",
        DefaultName = "globalavgpool",
        Summary = "The mean of each channel over all its pixels: C×D… → a vector of C.",
        Parameters = [LayerParameters.Name],
        Build = context => Build(context, PoolKind.Average),
    };

    private static LayerResult Build(LayerContext context, PoolKind kind)
    {
        MapLayer.Require(context, "a global pool");
        return new(new GlobalPoolOp { Kind = kind }, Shape.Vector(context.Input.Channels));
    }
}
