using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes changes of the order of axes: each thread brings the value of its place.</summary>
internal static class PermuteEmitter
{
    public static void Write(GpuKernel kernel, PermuteLaunch launch)
    {
        Shape to = launch.Target.Shape;
        string[] from = new string[launch.Order.Count];
        for (int axis = 0; axis < from.Length; axis++)
            from[launch.Order[axis]] = axis == 0 ? "channel" : $"at{axis - 1}";
        kernel.WriteItem(launch.Made);
        kernel.WritePlaces("row", to.Axes);
        kernel.Writer.Line($"uint from = {ValueAccess.Row(launch.Input.Shape, [.. from.Skip(1)])};");
        ValueAccess.Store(kernel, ValueAccess.Input(kernel, "from", from[0]));
    }
}
