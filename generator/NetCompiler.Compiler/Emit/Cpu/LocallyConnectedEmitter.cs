using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes locally connected layers: some vectors of filters of one pixel at a time, whose weights follow each other in memory and are used once.</summary>
internal static class LocallyConnectedEmitter
{
    public static void Write(CpuKernel kernel, LocallyConnectedStep step)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis last = step.Window[step.Window.Count - 1];
        int filters = StepBuilder.Blocks(step.Filters) * StepBuilder.Block;
        string[] names = RowLoop.AxisNames(step.Window.Count);
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride))};");
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            string row = step.Window.Count == 1 ? "0" : step.Window.Count == 2 ? names[0] : "row";
            using (kernel.Loop("x", last.Output))
            {
                writer.Line($"int pixel = {Index.Sum(Index.Times(row, last.Output), "x")};");
                writer.Line($"ref float corner = {CpuKernel.At("source", Index.Times("x", (long)last.Stride * kernel.Input.PixelPitch))};");
                writer.Line($"ref float panels = ref RefOps.Add(ref weights, (nint)pixel * {(long)filters * step.Depth});");
                writer.Line($"ref float biases = {CpuKernel.At("bias", Index.Times("pixel", filters))};");
                kernel.ChannelTiles("filter", kernel.Tile.Vectors, (filter, vectors) => WriteTile(kernel, step, vectors, filter));
            }

            kernel.Sweep("target", last.Output);
        }
    }

    private static void WriteTile(CpuKernel kernel, LocallyConnectedStep step, int vectors, string filter)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float w = {CpuKernel.At("panels", Index.Packed(filter, StepBuilder.Block, (long)step.Depth * StepBuilder.Block))};");
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"SimdFloats sum{vector} = {CpuKernel.Load("biases", Index.Sum(filter, $"{vector * kernel.Lanes}"))};");
        writer.Line("SimdFloats value;");
        WriteTaps(kernel, step, 0, "corner", vectors);
        for (int vector = 0; vector < vectors; vector++)
            kernel.Store($"sum{vector}", "target", Index.Sum(Index.Times("x", kernel.Output.PixelPitch), filter, $"{vector * kernel.Lanes}"));
    }

    private static void WriteTaps(CpuKernel kernel, LocallyConnectedStep step, int axis, string from, int vectors)
    {
        WindowAxis window = step.Window[axis];
        bool isLast = axis == step.Window.Count - 1;
        if (isLast && step.ReadsRuns)
        {
            WriteRun(kernel, step, from, window.Size * step.Channels, vectors);
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, window.Size))
        {
            string next = $"from{name.ToUpperInvariant()}";
            kernel.Writer.Line($"ref float {next} = {CpuKernel.At(from, Index.Times($"k{name}", (long)window.Dilation * kernel.Input.AxisStrides[axis]))};");
            if (isLast)
                WriteRun(kernel, step, next, step.Channels, vectors);
            else
                WriteTaps(kernel, step, axis + 1, next, vectors);
        }
    }

    /// <summary>A loop over neighbouring values of the input.</summary>
    private static void WriteRun(CpuKernel kernel, LocallyConnectedStep step, string from, int length, int vectors)
    {
        SourceWriter writer = kernel.Writer;
        int unroll = kernel.Tile.Unroll;
        long perBlock = (long)step.Depth * StepBuilder.Block;
        using (kernel.Loop("k", length, unroll))
        {
            for (int i = 0; i < unroll; i++)
            {
                writer.Line($"value = SimdOps.Create(RefOps.Add(ref {from}, {Index.Sum("k", $"{i}")}));");
                for (int vector = 0; vector < vectors; vector++)
                {
                    int lane = vector * kernel.Lanes;
                    long offset = (lane / StepBuilder.Block * perBlock) + (lane % StepBuilder.Block) + ((long)i * StepBuilder.Block);
                    writer.Line($"sum{vector} = {CpuKernel.MultiplyAdd(CpuKernel.Load("w", offset), "value", $"sum{vector}")};");
                }
            }

            writer.Line($"w = {CpuKernel.At("w", unroll * StepBuilder.Block)};");
        }
    }
}
