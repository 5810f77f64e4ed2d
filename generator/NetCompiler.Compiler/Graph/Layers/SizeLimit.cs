using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Values and weights of one layer are indexed with 32 bits.</summary>
internal static class SizeLimit
{
    /// <summary>2²⁹ values are 2 GiB of float32; with padded channels and borders they still index with 32 bits.</summary>
    public const int Values = 1 << 29;

    /// <summary>What any single size may be; sums and differences of several stay far within 32 bits.</summary>
    public const int Size = 1 << 24;

    /// <summary>Reports NC2016 for an output or for something else of the layer that has too many values. Their numbers are real, as they may pass 64 bits.</summary>
    public static void Check(LayerContext context, Shape shape, string argument, double count, string what = "weights")
    {
        double values = shape.Sizes.Aggregate(1.0, (product, size) => product * size);
        if (values > Values)
            context.Report(DiagnosticRules.TooLarge, context.KeyOrLayer(argument), $"its output {shape} has {values:0} values, more than the {Values} that one layer may have");
        else if (count > Values)
            context.Report(DiagnosticRules.TooLarge, context.KeyOrLayer(argument), $"it has {count:0} {what}, more than the {Values} that one layer may have");
    }
}
