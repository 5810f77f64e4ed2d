using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes convolutions whose lanes are pixels: a tile of filters × vectors of a row in registers, a vector of the input and one broadcast
/// weight at a time. Rows are whole vectors; what lies beyond the map is computed and never read.
/// </summary>
internal static class PixelConvEmitter
{
    public static void Write(CpuKernel kernel, PixelConvStep step)
    {
        SourceWriter writer = kernel.Writer;
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride))};");
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            kernel.Tiles("filter", step.Filters, kernel.Tile.Filters, (filter, filters) => WriteRow(kernel, step, filters, filter));
            WriteSweep(kernel, step);
        }
    }

    private static void WriteRow(CpuKernel kernel, PixelConvStep step, int filters, string filter)
    {
        // Filters of one block lie side by side, whatever the tile begins with.
        string panel = step.Filters <= StepBuilder.Block ? filter : Index.Packed(filter, StepBuilder.Block, (long)step.Depth * StepBuilder.Block);
        kernel.Writer.Line($"ref float panel = {CpuKernel.At("weights", panel)};");
        int width = BufferLayout.RoundUp(step.Window[step.Window.Count - 1].Output);
        kernel.Tiles("x", width, kernel.Tile.Vectors * kernel.Lanes, (x, pixels) => WriteTile(kernel, step, filters, pixels / kernel.Lanes, filter, x));
    }

    private static void WriteTile(CpuKernel kernel, PixelConvStep step, int filters, int vectors, string filter, string x)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float corner = {CpuKernel.At("source", x)};");
        writer.Line("ref float w = ref panel;");
        for (int f = 0; f < filters; f++)
        {
            string bias = $"SimdOps.Create({CpuKernel.At("bias", Index.Sum(filter, $"{f}")).Substring("ref ".Length)})";
            writer.Line($"SimdFloats sum{f}_0 = {bias}" + string.Concat(Enumerable.Range(1, vectors - 1).Select(vector => $", sum{f}_{vector} = sum{f}_0")) + ";");
        }

        writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"x{vector}")) + ", value;");
        WriteOuterTaps(kernel, step, 0, "corner", filters, vectors);
        for (int f = 0; f < filters; f++)
        {
            string plane = Index.Times(Sum(filter, f), kernel.Output.ChannelStride);
            for (int vector = 0; vector < vectors; vector++)
                kernel.Store($"sum{f}_{vector}", "target", Index.Sum(plane, x, $"{vector * kernel.Lanes}"));
        }

        static string Sum(string filter, int f)
        {
            string sum = Index.Sum(filter, $"{f}");
            return sum.Contains("+") ? $"({sum})" : sum;
        }
    }

    /// <summary>Loops over the window's axes but the last.</summary>
    private static void WriteOuterTaps(CpuKernel kernel, PixelConvStep step, int axis, string from, int filters, int vectors)
    {
        if (axis == step.Window.Count - 1)
        {
            WriteLastAxis(kernel, step, from, filters, vectors);
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, step.Window[axis].Size))
        {
            kernel.Writer.Line($"ref float from{name.ToUpperInvariant()} = {CpuKernel.At(from, Index.Times($"k{name}", (long)step.Window[axis].Dilation * kernel.Input.AxisStrides[axis]))};");
            WriteOuterTaps(kernel, step, axis + 1, $"from{name.ToUpperInvariant()}", filters, vectors);
        }
    }

    private static void WriteLastAxis(CpuKernel kernel, PixelConvStep step, string from, int filters, int vectors)
    {
        WindowAxis last = step.Window[step.Window.Count - 1];
        if (kernel.Tile.IsWindowUnrolled)
        {
            WriteSteps(kernel, filters, vectors, from, [.. Enumerable.Range(0, last.Size).SelectMany(tap => Enumerable.Range(0, step.Channels).Select(channel => ((long)tap * last.Dilation) + ((long)channel * kernel.Input.ChannelStride)))]);
            return;
        }

        using (kernel.Loop("kx", last.Size))
        {
            kernel.Writer.Line($"ref float at = {CpuKernel.At(from, Index.Times("kx", (long)last.Dilation))};");
            using (kernel.Loop("channel", step.Channels))
            {
                WriteSteps(kernel, filters, vectors, "at", [0]);
                kernel.Writer.Line($"at = {CpuKernel.At("at", kernel.Input.ChannelStride)};");
            }
        }
    }

    /// <summary>The vectors of the input at each offset, times the weight of every filter of the tile.</summary>
    private static void WriteSteps(CpuKernel kernel, int filters, int vectors, string from, long[] offsets)
    {
        SourceWriter writer = kernel.Writer;
        for (int i = 0; i < offsets.Length; i++)
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"x{vector} = {CpuKernel.Load(from, offsets[i] + (vector * kernel.Lanes))};");
            for (int f = 0; f < filters; f++)
            {
                writer.Line($"value = {CpuKernel.Broadcast("w", (i * StepBuilder.Block) + f)};");
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"sum{f}_{vector} = {CpuKernel.MultiplyAdd("value", $"x{vector}", $"sum{f}_{vector}")};");
            }
        }

        writer.Line($"w = {CpuKernel.At("w", offsets.Length * StepBuilder.Block)};");
    }

    private static void WriteSweep(CpuKernel kernel, PixelConvStep step)
    {
        if (!step.IsEpilogueSwept)
            return;
        using (kernel.Loop("plane", step.Filters * kernel.Output.ChannelStride, kernel.Output.ChannelStride))
        {
            kernel.Writer.Line($"ref float swept = {CpuKernel.At("target", "plane")};");
            kernel.SweepRun("swept", step.Window[step.Window.Count - 1].Output);
        }
    }
}
