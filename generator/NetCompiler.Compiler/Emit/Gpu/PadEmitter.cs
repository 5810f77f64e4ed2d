using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes borders: each thread finds the place that its value comes from.</summary>
internal static class PadEmitter
{
    public static void Write(GpuKernel kernel, PadLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        Shape from = launch.Input.Shape;
        kernel.WriteItem(launch.Made);
        kernel.WritePlaces("row", launch.Target.Shape.Axes);
        writer.Line();
        writer.Line("// The place in the map that a border is put around.");
        List<string> conditions = [];
        string[] places = new string[from.Axes.Count];
        for (int axis = 0; axis < places.Length; axis++)
        {
            (int begin, int size) = (launch.Begin[axis], from.Axes[axis]);
            places[axis] = $"from{axis}";
            if (launch.Mode == PadMode.Zero)
            {
                // Before the map the place wraps around and is a large number.
                writer.Line($"uint from{axis} = at{axis}{(begin == 0 ? "" : $" - {begin}u")};");
                if (launch.Target.Shape.Axes[axis] > size)
                    conditions.Add($"(from{axis} < {size}u)");
            }
            else
            {
                writer.Line($"uint from{axis} = {Nearest(launch.Mode, $"at{axis}", begin, size)};");
            }
        }

        string row = ValueAccess.Row(from, places);
        if (conditions.Count == 0)
        {
            writer.Line($"uint from = {row};");
            ValueAccess.Store(kernel, ValueAccess.Input(kernel, "from", "channel"));
            return;
        }

        writer.Line($"bool isInside = {string.Join(" & ", conditions)};");
        writer.Line($"uint from = GpuOps.Select(isInside, {row}, 0u);");
        ValueAccess.Store(kernel, $"GpuOps.Select(isInside, {ValueAccess.Input(kernel, "from", "channel")}, 0f)");
    }

    /// <summary>The place that stands at a place of the padded axis.</summary>
    private static string Nearest(PadMode mode, string at, int begin, int size)
    {
        bool isReflected = mode == PadMode.Reflect;
        string inside = begin == 0 ? at : $"{at} - {begin}u";
        string before = isReflected ? $"{begin}u - {at}" : "0u";
        string behind = isReflected ? $"{(2L * (size - 1)) + begin}u - {at}" : $"{size - 1}u";
        string rest = $"GpuOps.Select({at} < {(long)begin + size}u, {inside}, {behind})";
        return begin == 0 ? rest : $"GpuOps.Select({at} < {begin}u, {before}, {rest})";
    }
}
