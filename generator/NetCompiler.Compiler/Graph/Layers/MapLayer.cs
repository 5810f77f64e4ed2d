using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>The layers that slide over a map cannot follow a vector, and some are for pictures only.</summary>
internal static class MapLayer
{
    /// <param name="context">The layer.</param>
    /// <param name="what">What it is, for the message: <c>a convolution</c>.</param>
    /// <param name="axes">How many spatial axes it needs; any number where it is left out.</param>
    public static bool Require(LayerContext context, string what, int? axes = null)
    {
        if (context.Input.IsVector)
            context.Report(DiagnosticRules.NeedsMap, context.Key(), $"{what} needs a map, and what reaches it is a vector of {context.Input.Channels}{(context.FollowsGlobalPool ? $": AdaptiveAvgPool(1) in place of the global pool keeps it a map of {context.Input.Channels}×1×1" : "")}");
        else if (axes is { } needed && needed != context.Input.Axes.Count)
            context.Report(DiagnosticRules.WrongAxisCount, context.Key(), $"{what} needs a map of {needed} spatial axes, and what reaches it is {context.Input}, which has {context.Input.Axes.Count}");
        else
            return true;
        context.Doubt = ShapeDoubt.Axes | ShapeDoubt.Rank;
        return false;
    }
}
