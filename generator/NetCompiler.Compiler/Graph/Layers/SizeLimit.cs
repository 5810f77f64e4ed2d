using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Values and weights of one layer are indexed with 32 bits.</summary>
internal static class SizeLimit
{
    /// <summary>2²⁹ values are 2 GiB of float32; with padded channels and borders they still index with 32 bits.</summary>
    public const long Values = 1L << 29;

    public static void Check(LayerContext context, Shape shape, string argument, long weights)
    {
        double values = shape.Sizes.Aggregate(1.0, (product, size) => product * size);
        if (values > Values)
            context.Report(DiagnosticRules.TooLarge, context.KeyOrLayer(argument), $"its output {shape} has {values:0} values, more than the {Values} that one layer may have");
        else if (weights > Values)
            context.Report(DiagnosticRules.TooLarge, context.KeyOrLayer(argument), $"it has {weights} weights, more than the {Values} that one layer may have");
    }
}
