using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes enlargements. Nearest reads the pixel that the output lies in; linear ones first mix the rows around it, then two neighbours of that.</summary>
internal static class UpsampleEmitter
{
    public static void Write(GpuKernel kernel, UpsampleLaunch launch)
    {
        Shape from = launch.Input.Shape;
        kernel.WriteItem(launch.Made);
        kernel.WritePlaces("row", launch.Target.Shape.Axes);
        if (launch.Mode == UpsampleMode.Nearest)
        {
            kernel.Writer.Line($"uint from = {ValueAccess.Row(from, [.. from.Axes.Select((_, axis) => GpuKernel.Divide($"at{axis}", launch.Scale))])};");
            ValueAccess.Store(kernel, ValueAccess.Input(kernel, "from", "channel"));
            return;
        }

        WriteLinear(kernel, launch);
    }

    /// <summary>
    /// Output half + S·x + i, with half = ⌊S/2⌋, lies the share (i + ½)/S (with an odd S: i/S) behind pixel x. The outputs before those are the first pixel, those behind the last.
    /// </summary>
    private static void WriteLinear(GpuKernel kernel, UpsampleLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        Shape from = launch.Input.Shape;
        int half = launch.Scale / 2;
        int last = from.Axes.Count - 1;
        writer.Line();
        writer.Line("// The two pixels around the output on each axis, and how near they are.");
        for (int axis = 0; axis <= last; axis++)
        {
            writer.Line($"uint behind{axis} = {(half == 0 ? $"at{axis}" : $"GpuOps.Select(at{axis} < {half}u, 0u, at{axis} - {half}u)")};");
            writer.Line($"uint lower{axis} = {GpuKernel.Divide($"behind{axis}", launch.Scale)};");
            writer.Line($"uint upper{axis} = GpuOps.Select(lower{axis} < {from.Axes[axis] - 1}u, lower{axis} + 1u, {from.Axes[axis] - 1}u);");
            string share = $"((float){GpuKernel.Modulo($"behind{axis}", launch.Scale)}{(launch.Scale % 2 == 0 ? " + 0.5f" : "")}) * {SourceText.Float(1.0 / launch.Scale)}";
            writer.Line($"float far{axis} = {(half == 0 ? share : $"GpuOps.Select(at{axis} < {half}u, 0f, {share})")};");
            writer.Line($"float near{axis} = 1f - far{axis};");
        }

        writer.Line();
        writer.Line(last == 0 ? "// Their values." : "// The rows around it, mixed at either pixel of the last axis.");
        writer.Line($"float left = {Mix($"lower{last}")};");
        writer.Line($"float right = {Mix($"upper{last}")};");
        writer.Line();
        writer.Line("// Where it lies on a pixel its neighbour does not count, not even an infinity.");
        ValueAccess.Store(kernel, $"GpuOps.Select(far{last} > 0f, (left * near{last}) + (right * far{last}), left)");

        string Mix(string place)
        {
            List<string> terms = [];
            for (int corner = 0; corner < 1 << last; corner++)
            {
                bool[] isUpper = [.. Enumerable.Range(0, last).Select(axis => (corner >> (last - 1 - axis) & 1) == 1)];
                string value = ValueAccess.Input(kernel, ValueAccess.Row(from, [.. isUpper.Select((upper, axis) => $"{(upper ? "upper" : "lower")}{axis}"), place]), "channel");
                terms.Add(last == 0 ? value : $"({value} * {string.Join(" * ", isUpper.Select((upper, axis) => $"{(upper ? "far" : "near")}{axis}"))})");
            }

            return string.Join(" + ", terms);
        }
    }
}
