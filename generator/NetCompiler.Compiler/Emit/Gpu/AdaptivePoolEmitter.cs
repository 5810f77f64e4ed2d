using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes means of windows of different sizes: each thread sums its own.</summary>
internal static class AdaptivePoolEmitter
{
    public static void Write(GpuKernel kernel, AdaptivePoolLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        (EquatableArray<int> from, EquatableArray<int> to) = (launch.Input.Shape.Axes, launch.Target.Shape.Axes);
        kernel.WriteItem(launch.Made);
        kernel.WritePlaces("row", to);
        writer.Line();
        writer.Line("// Where the window begins and ends on each axis.");
        for (int axis = 0; axis < to.Count; axis++)
        {
            writer.Line($"uint first{axis} = {Share($"at{axis}", from[axis], to[axis], 0)};");
            writer.Line($"uint end{axis} = {Share($"(at{axis} + 1u)", from[axis], to[axis], to[axis] - 1)};");
        }

        writer.Line();
        writer.Line("float sum = 0f;");
        Stack<SourceWriter.Block> loops = new();
        for (int axis = 0; axis < to.Count; axis++)
            loops.Push(writer.Open($"for (uint from{axis} = first{axis}; from{axis} < end{axis}; from{axis}++)"));
        writer.Line($"uint from = {ValueAccess.Row(launch.Input.Shape, [.. from.Select((_, axis) => $"from{axis}")])};");
        writer.Line($"sum += {ValueAccess.Input(kernel, "from", "channel")};");
        while (loops.Count > 0)
            loops.Pop().Dispose();
        writer.Line();
        ValueAccess.Store(kernel, $"sum / (float)({string.Join(" * ", from.Select((_, axis) => $"(end{axis} - first{axis})"))})");
    }

    /// <summary>⌊(at·input + more)/output⌋; in 64 bits where 32 are too few.</summary>
    private static string Share(string at, long input, long output, int more)
    {
        if (((output + 1) * input) + more <= uint.MaxValue)
            return GpuKernel.Divide($"({GpuKernel.Sum(GpuKernel.Times(at, input), $"{more}u")})", output);
        return $"(uint)((((ulong){at} * {input}ul) + {more}ul) / {output}ul)";
    }
}
