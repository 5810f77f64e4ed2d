using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>GlobalMaxPool</c> and <c>GlobalAvgPool</c>: C×D… → C.</summary>
internal static class GlobalPoolLayer
{
    public static LayerResult Build(LayerContext context, PoolKind kind)
    {
        MapLayer.Require(context, "a global pool");
        return new(new GlobalPoolOp { Kind = kind }, Shape.Vector(context.Input.Channels));
    }
}
