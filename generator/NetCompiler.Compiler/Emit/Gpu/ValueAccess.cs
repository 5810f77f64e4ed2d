using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Where a thread that makes one value finds what it reads, and puts what it made.</summary>
internal static class ValueAccess
{
    /// <summary>The index of a value.</summary>
    /// <param name="view">Where it lies.</param>
    /// <param name="row">Its pixel counted over all samples: a name, or an expression in parentheses.</param>
    /// <param name="channel">Its channel.</param>
    public static string Index(GpuView view, string row = "row", string channel = "channel") => GpuKernel.Sum(GpuKernel.Times(row, view.Pitch), channel);

    /// <summary>The value at the thread's own place of the input.</summary>
    public static string Input(GpuKernel kernel) => Input(kernel, "row", "channel");

    /// <summary>A value of the input.</summary>
    public static string Input(GpuKernel kernel, string row, string channel) => kernel.Load("input", Index(kernel.Launch.Input, row, channel));

    /// <summary>Writes the store of the thread's value.</summary>
    public static void Store(GpuKernel kernel, string value) => kernel.StoreOutput(Index(kernel.Launch.Target), value);

    /// <summary>A pixel counted over all samples, of a map with these sizes, in parentheses.</summary>
    /// <param name="shape">The value that it is a pixel of.</param>
    /// <param name="places">Its place on each axis: names, or expressions in parentheses.</param>
    public static string Row(Shape shape, IReadOnlyList<string> places) => $"({GpuKernel.Sum(GpuKernel.Times("sample", shape.Pixels), GpuKernel.Pixel(shape.Axes, places))})";

    /// <summary>A place so many steps behind another, in parentheses.</summary>
    public static string Moved(string place, int step, int begin) => step == 1 && begin == 0 ? place : $"({GpuKernel.Sum(GpuKernel.Times(place, step), $"{begin}u")})";

    /// <summary>The place in a packed map of the thread's value: pixel by pixel, channels rounded up to 16.</summary>
    public static string Packed(Shape shape) => GpuKernel.Sum(GpuKernel.Times(GpuKernel.Modulo("row", shape.Pixels), Schedule.BufferLayout.RoundUp(shape.Channels)), "channel");
}
