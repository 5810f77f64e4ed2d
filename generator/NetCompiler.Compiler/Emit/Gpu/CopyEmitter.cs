using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes copies of branches and slices.</summary>
internal static class CopyEmitter
{
    public static void Write(GpuKernel kernel, CopyLaunch launch)
    {
        kernel.WriteItem(launch.Part);
        if (launch.Axis == 0)
        {
            ValueAccess.Store(kernel, ValueAccess.Input(kernel, "row", ValueAccess.Moved("channel", launch.SourceStep, launch.SourceBegin)));
            return;
        }

        kernel.WritePlaces("row", launch.Part.Axes);
        kernel.Writer.Line($"uint from = {Row(launch.Input.Shape, launch.SourceStep, launch.SourceBegin)};");
        kernel.Writer.Line($"uint to = {Row(launch.Target.Shape, 1, launch.TargetBegin)};");
        kernel.StoreOutput(ValueAccess.Index(launch.Target, "to"), ValueAccess.Input(kernel, "from", "channel"));

        string Row(Shape whole, int step, int begin) =>
            ValueAccess.Row(whole, [.. whole.Axes.Select((_, axis) => axis == launch.Axis - 1 ? ValueAccess.Moved($"at{axis}", step, begin) : $"at{axis}")]);
    }
}
