using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes softmax along a spatial axis: a vector of channels at a time, the values along the axis in order.</summary>
internal static class AxisSoftmaxEmitter
{
    public static void Write(CpuKernel kernel, AxisSoftmaxStep step)
    {
        SourceWriter writer = kernel.Writer;
        EquatableArray<int> axes = step.Output.Shape.Axes;
        int length = axes[step.Axis];
        int from = kernel.Input.AxisStrides[step.Axis];
        int to = kernel.Output.AxisStrides[step.Axis];
        int[] others = [.. Enumerable.Range(0, axes.Count).Where(axis => axis != step.Axis)];
        using (writer.Open("for (int row = begin; row < end; row++)"))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", Offset(kernel.Input, axes, others))};");
            writer.Line($"ref float target = {CpuKernel.At("output", Offset(kernel.Output, axes, others))};");
            kernel.ChannelTiles("channel", 1, (channel, _) =>
            {
                writer.Line("SimdFloats largest = SimdOps.Create(float.NegativeInfinity);");
                using (kernel.Loop("i", length))
                    writer.Line($"largest = SimdOps.Max(largest, {CpuKernel.Load("source", Index.Sum(Index.Times("i", from), channel))});");
                writer.Line("SimdFloats sum = SimdFloats.Zero;");
                using (kernel.Loop("i", length))
                {
                    writer.Line($"SimdFloats power = Exp(SimdOps.Subtract({CpuKernel.Load("source", Index.Sum(Index.Times("i", from), channel))}, largest));");
                    kernel.StoreRaw("power", "target", Index.Sum(Index.Times("i", to), channel));
                    writer.Line("sum = SimdOps.Add(sum, power);");
                }

                using (kernel.Loop("i", length))
                    kernel.Store($"SimdOps.Divide({CpuKernel.Load("target", Index.Sum(Index.Times("i", to), channel))}, sum)", "target", Index.Sum(Index.Times("i", to), channel));
            });
        }
    }

    /// <summary>The first pixel of a row: its number counts the pixels of the other axes.</summary>
    private static string Offset(BufferLayout layout, EquatableArray<int> axes, int[] others) => others.Length switch
    {
        0 => "0",
        1 => Index.Times("row", layout.AxisStrides[others[0]]),
        _ => Index.Sum(Index.Times($"(int)((uint)row / {axes[others[1]]})", layout.AxisStrides[others[0]]), Index.Times($"(int)((uint)row % {axes[others[1]]})", layout.AxisStrides[others[1]])),
    };
}
