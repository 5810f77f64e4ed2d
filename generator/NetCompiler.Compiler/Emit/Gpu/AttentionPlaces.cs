using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Where the pixels of a window lie: the window's place and the pixel's in it, moved by the shift, and round to the other side of the map where that is beyond its end. Pixels that came
/// round on the same axes are of one side.
/// </summary>
internal static class AttentionPlaces
{
    /// <summary>Whether pixels of a window do not simply follow each other.</summary>
    public static bool IsMoved(AttentionLaunch launch) => launch.AllWindows > 1 || launch.Shift > 0;

    /// <summary>Writes the functions that find pixels, where it takes such.</summary>
    public static void WriteFunctions(GpuKernel kernel, AttentionLaunch launch)
    {
        if (!IsMoved(launch))
            return;
        SourceWriter writer = kernel.Own;
        string windows = string.Join(", ", Enumerable.Range(0, launch.Windows.Count).Select(axis => $"uint window{axis}"));
        EquatableArray<int> axes = launch.Target.Shape.Axes;
        writer.Line().Line("/// <summary>A pixel of a window, counted over all samples.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static uint {kernel.Method}Row(uint sample, {windows}, uint token)"))
        using (writer.Open("unchecked"))
        {
            WriteAt(writer, launch);
            string[] places = new string[axes.Count];
            for (int axis = 0; axis < axes.Count; axis++)
            {
                places[axis] = launch.Shift == 0 ? $"at{axis}" : $"place{axis}";
                if (launch.Shift > 0)
                    writer.Line($"uint place{axis} = GpuOps.Select(at{axis} < {axes[axis]}u, at{axis}, at{axis} - {axes[axis]}u);");
            }

            writer.Line($"return {GpuKernel.Sum(GpuKernel.Times("sample", launch.Target.Shape.Pixels), GpuKernel.Pixel(axes, places))};");
        }

        if (launch.Shift == 0)
            return;
        writer.Line().Line("/// <summary>The axes on which a pixel of a window came round from the other side of the map, a bit for each.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static uint {kernel.Method}Side({windows}, uint token)"))
        using (writer.Open("unchecked"))
        {
            WriteAt(writer, launch);

            // Quotients, which are 0 or 1: with selected constants ILGPU 1.5.3 took one query's side for another's (seen on OpenCL, where a group's queries are of several sides).
            writer.Line($"return {string.Join(" + ", Enumerable.Range(0, axes.Count).Select(axis => GpuKernel.Times(GpuKernel.Divide($"at{axis}", axes[axis]), 1 << axis)))};");
        }
    }

    /// <summary>Which side of the map a pixel of the window comes from.</summary>
    public static string Side(GpuKernel kernel, AttentionLaunch launch, string token) => $"{kernel.Method}Side({Windows(launch)}, {token})";

    /// <summary>Where a pixel's channel of the head lies in the input.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="launch">Its launch.</param>
    /// <param name="token">The pixel's number in the window.</param>
    /// <param name="part">0 for queries, 1 for keys, 2 for values.</param>
    /// <param name="channel">The channel of the head.</param>
    public static string Index(GpuKernel kernel, AttentionLaunch launch, string token, int part, string channel) =>
        GpuKernel.Sum(GpuKernel.Times(Row(kernel, launch, token), launch.Input.Pitch), part == 0 ? "0u" : $"{part * launch.Heads * launch.Width}u", "firstChannel", channel);

    /// <summary>Where it lies in the output.</summary>
    public static string Output(GpuKernel kernel, AttentionLaunch launch, string token, string channel) =>
        GpuKernel.Sum(GpuKernel.Times(Row(kernel, launch, token), launch.Target.Pitch), "firstChannel", channel);

    private static string Row(GpuKernel kernel, AttentionLaunch launch, string token) =>
        IsMoved(launch) ? $"{kernel.Method}Row(sample, {Windows(launch)}, {token})" : $"({GpuKernel.Sum(GpuKernel.Times("sample", launch.Tokens), token)})";

    private static string Windows(AttentionLaunch launch) => string.Join(", ", Enumerable.Range(0, launch.Windows.Count).Select(axis => $"window{axis}"));

    /// <summary>Writes the pixel's place on each axis, before it comes round.</summary>
    private static void WriteAt(SourceWriter writer, AttentionLaunch launch)
    {
        long inner = launch.Tokens;
        for (int axis = 0; axis < launch.Window.Count; axis++)
        {
            inner /= launch.Window[axis];
            string within = axis == 0 ? GpuKernel.Divide("token", inner) : GpuKernel.Modulo(GpuKernel.Divide("token", inner), launch.Window[axis]);
            writer.Line($"uint at{axis} = {GpuKernel.Sum(launch.Windows[axis] == 1 ? "0u" : GpuKernel.Times($"window{axis}", launch.Window[axis]), within, launch.Shift == 0 ? "0u" : $"{launch.Shift}u")};");
        }
    }
}
