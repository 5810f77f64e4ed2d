using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes how a thread finishes and stores its filters of a strip of pixels.</summary>
internal static class WindowStore
{
    public static void Write(GpuKernel kernel, WindowSumLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        Shape map = launch.Target.Shape;
        int last = launch.Window.Count - 1;
        string row = "0u";
        for (int axis = 0; axis < last; axis++)
        {
            string place = Scaled(launch, axis, $"at{axis}");
            row = axis == 0 ? place : $"(({row} * {map.Axes[axis]}u) + {place})";
        }

        writer.Line($"uint targetLine = {GpuKernel.Sum(GpuKernel.Times("sample", map.Pixels), row == "0u" ? row : GpuKernel.Times(row, map.Axes[last]))};");
        for (int pixel = 0; pixel < launch.Strip; pixel++)
        {
            string place = launch.Strip == 1 ? $"at{last}" : pixel == 0 ? "first" : $"(first + {pixel}u)";
            string store = $"{kernel.Method}Store(output, {(launch.AddsInput ? "other, " : "")}targetLine + {Scaled(launch, last, place)}, filter, {string.Join(", ", Enumerable.Range(0, launch.Lanes).Select(filter => $"s{pixel}_{filter}"))});";
            bool mayEnd = pixel > 0 && launch.Strips * launch.Strip > launch.Last.Output && pixel >= launch.Last.Output % launch.Strip;
            if (mayEnd)
                writer.Line($"if ({place} < {launch.Last.Output}u)").Line("    " + store);
            else
                writer.Line(store);
        }

        WriteFunction(kernel, launch);
    }

    /// <summary>A place of the output: with a scale, the first one and then every so many.</summary>
    private static string Scaled(WindowSumLaunch launch, int axis, string place)
    {
        int scale = launch.OutputScale.IsEmpty ? 1 : launch.OutputScale[axis];
        int phase = launch.OutputPhase.IsEmpty ? 0 : launch.OutputPhase[axis];
        return phase == 0 ? GpuKernel.Times(place, scale) : $"({GpuKernel.Times(place, scale)} + {phase}u)";
    }

    private static void WriteFunction(GpuKernel kernel, WindowSumLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        int lanes = launch.Lanes;
        writer.Line().Line(lanes > 1 ? "/// <summary>Stores four neighbouring filters of a pixel, where there are such.</summary>" : "/// <summary>Stores a filter of a pixel.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static void {kernel.Method}Store(GpuElements output, {(launch.AddsInput ? "GpuElements other, " : "")}uint target, uint filter, {FilterStore.Parameters(lanes)})"))
        using (writer.Open("unchecked"))
            FilterStore.Write(kernel, launch.Filters, lanes, launch.AddsInput);
    }
}
