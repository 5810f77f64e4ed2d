using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the sums over taps: for each output its bias, then the channels of its taps, in order.</summary>
internal static class TapSumEmitter
{
    public static void Write(CpuKernel kernel, TapSumStep step)
    {
        SourceWriter writer = kernel.Writer;
        int last = step.Scale.Count - 1;
        string[] names = RowLoop.AxisNames(step.Scale.Count);
        using (RowLoop.Open(writer, step.Places))
        {
            // The phases of one row of outputs: they differ along the row only.
            foreach (TapPhase[] phases in step.Phases.GroupBy(phase => phase.First.Take(last).ToEquatableArray()).Select(row => row.ToArray()))
            {
                TapPhase first = phases[0];
                string[] ends = [.. Enumerable.Range(0, last).Where(axis => first.Window[axis].Output < step.Places[axis]).Select(axis => $"{names[axis]} < {first.Window[axis].Output}")];
                using (writer.Open(ends.Length == 0 ? "" : $"if ({string.Join(" && ", ends)})"))
                {
                    writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => first.Window[axis].Stride))};");
                    writer.Line($"ref float target = {CpuKernel.At("output", Index.Sum([RowLoop.Offset(kernel.Output, axis => step.Scale[axis]), $"{Enumerable.Range(0, last).Sum(axis => (long)first.First[axis] * kernel.Output.AxisStrides[axis])}"]))};");
                    WriteRow(kernel, step, phases);
                }
            }
        }
    }

    private static void WriteRow(CpuKernel kernel, TapSumStep step, TapPhase[] phases)
    {
        SourceWriter writer = kernel.Writer;
        int width = kernel.Output.Shape.Axes[step.Scale.Count - 1];
        using (kernel.Loop("filter", step.Filters))
        {
            writer.Line("ref float from = ref RefOps.Add(ref source, filter);");
            writer.Line($"ref float line = {CpuKernel.At("target", Index.Times("filter", kernel.Output.ChannelStride))};");
            writer.Line("float start = RefOps.Add(ref weights, filter);");
            foreach (TapPhase phase in phases)
                WritePhase(kernel, step, phase);
            if (!kernel.Output.IsChannelsLast)
                kernel.SweepRun("line", width);
        }

        if (kernel.Output.IsChannelsLast)
            kernel.Sweep("target", width);
    }

    private static void WritePhase(CpuKernel kernel, TapSumStep step, TapPhase phase)
    {
        int last = step.Scale.Count - 1;
        WindowAxis axis = phase.Window[last];
        string[] taps = [.. phase.Taps.Select((tap, i) => $"RefOps.Add(ref from, {Index.Sum(Index.Times("x", (long)axis.Stride * kernel.Input.PixelPitch), Index.Number(Offset(kernel.Input, phase.Window, i) + ((long)tap * step.Filters)))})")];
        string target = Index.Sum(Index.Times("x", (long)step.Scale[last] * kernel.Output.PixelPitch), Index.Number((long)phase.First[last] * kernel.Output.PixelPitch));
        using (kernel.Loop("x", axis.Output))
            kernel.Writer.Line($"RefOps.Add(ref line, {target}) = {string.Join("\n    + ", taps.Prepend("start"))};");
    }

    /// <summary>How far the pixel that a tap meets is from the first one, for the first output.</summary>
    private static long Offset(BufferLayout layout, EquatableArray<WindowAxis> window, int tap)
    {
        long offset = 0;
        for (int axis = window.Count - 1; axis >= 0; axis--)
        {
            offset += ((tap % window[axis].Size * window[axis].Dilation) - window[axis].PadBegin) * (long)layout.AxisStrides[axis];
            tap /= window[axis].Size;
        }

        return offset;
    }
}
