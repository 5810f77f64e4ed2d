using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>The layers that slide over a map cannot follow a vector.</summary>
internal static class MapLayer
{
    public static bool Require(LayerContext context, string what)
    {
        if (!context.Input.IsVector)
            return true;
        context.Report(DiagnosticRules.NeedsMap, context.Key(), $"{what} needs a map, and what reaches it is a vector of {context.Input.Channels}");
        context.Doubt = ShapeDoubt.Axes | ShapeDoubt.Rank;
        return false;
    }
}
