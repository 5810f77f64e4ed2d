using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>The place on an axis of what stands in the padding.</summary>
internal static class PaddedPlace
{
    /// <summary>A place that may lie beyond the map, as the padding has it; over zeros it stays there.</summary>
    public static string Fold(PadMode mode, int size, string place) => mode switch
    {
        PadMode.Replicate => $"global::System.Math.Min(global::System.Math.Max({place}, 0), {size - 1})",
        PadMode.Reflect => $"{size - 1} - global::System.Math.Abs({size - 1} - global::System.Math.Abs({place}))",
        _ => place,
    };

    /// <summary>The same for a known place.</summary>
    public static int Fold(PadMode mode, int size, int place) => mode switch
    {
        PadMode.Replicate => Math.Min(Math.Max(place, 0), size - 1),
        PadMode.Reflect => size - 1 - Math.Abs(size - 1 - Math.Abs(place)),
        _ => place,
    };
}
