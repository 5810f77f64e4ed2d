using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes convolutions with narrow groups: a tile of pixels × vectors of filters in registers. For each row of the window its weights are in registers too, and every pixel is loaded (and
/// permuted) once for all outputs of the tile that it belongs to.
/// </summary>
internal static class GroupedConvEmitter
{
    public static void Write(CpuKernel kernel, GroupedConvStep step)
    {
        SourceWriter writer = kernel.Writer;
        int last = step.Window.Count - 1;
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride))};");
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, step.ScaleOf))};");
            if (step.AddsInput)
                writer.Line($"ref float shortcut = {CpuKernel.At("other", RowLoop.Offset(kernel.Other, step.ScaleOf))};");
            kernel.ChannelTiles("filter", kernel.Tile.Vectors, (filter, vectors) =>
            {
                if (step.Taps > 0)
                {
                    writer.Line($"ref float panel = {CpuKernel.At("weights", Index.Packed(filter, StepBuilder.Block, PerBlock(step)))};");
                    writer.Line($"ref float channels = {CpuKernel.At("source", FirstChannel(step, filter))};");
                }

                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"SimdFloats bias{vector} = {CpuKernel.Load("bias", Index.Sum(filter, $"{vector * kernel.Lanes}"))};");
                kernel.PixelTiles(step.Window[last].Output, kernel.Tile.Pixels, (x, pixels) => WriteTile(kernel, step, pixels, vectors, x, filter));
            });
            kernel.Sweep("target", step.Window[last].Output, step.ScaleOf(last));
        }
    }

    /// <summary>Weights of 16 filters.</summary>
    private static long PerBlock(GroupedConvStep step) => (long)step.Taps * step.ChannelsPerGroup * StepBuilder.Block;

    /// <summary>The first channel of a filter's group.</summary>
    private static string FirstChannel(GroupedConvStep step, string filter) =>
        step.FiltersPerGroup == 1 ? filter
        : int.TryParse(filter, out int constant) ? $"{constant / step.FiltersPerGroup * step.ChannelsPerGroup}"
        : $"({filter} / {step.FiltersPerGroup} * {step.ChannelsPerGroup})";

    private static void WriteTile(CpuKernel kernel, GroupedConvStep step, int pixels, int vectors, string x, string filter)
    {
        SourceWriter writer = kernel.Writer;
        for (int pixel = 0; pixel < pixels; pixel++)
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"sum{pixel}_{vector} = bias{vector}")) + ";");
        if (step.Taps > 0)
            WriteChannels(kernel, step, pixels, vectors, x);
        int apart = step.ScaleOf(step.Window.Count - 1);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = $"sum{pixel}_{vector}";
                kernel.Store(step.AddsInput ? $"SimdOps.Add({sum}, {CpuKernel.Load("shortcut", Place(kernel.Other.PixelPitch * apart))})" : sum, "target", Place(kernel.Output.PixelPitch * apart));

                string Place(int pitch) => Index.Sum(Index.Times(x, pitch), filter, $"{(pixel * pitch) + (vector * kernel.Lanes)}");
            }
        }
    }

    /// <summary>The loop over the channels of a group; a permutation goes on from channel to channel, or a reference where a vector is part of one group.</summary>
    private static void WriteChannels(CpuKernel kernel, GroupedConvStep step, int pixels, int vectors, string x)
    {
        SourceWriter writer = kernel.Writer;
        int taps = kernel.Tile.IsWindowUnrolled ? step.Window[step.Window.Count - 1].Size : 1;
        writer.Line($"ref float corner = {CpuKernel.At("channels", Index.Times(x, (long)step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch))};");
        writer.Line("SimdFloats value, " + string.Join(", ", Enumerable.Range(0, taps * vectors).Select(i => $"w{i}")) + ";");
        if (step.ChannelsPerGroup == 1 && (step.FiltersPerGroup == 1 || IsOfOneGroup(kernel, step)))
        {
            writer.Line("ref float w = ref panel;");
            WriteAxis(kernel, step, 0, "corner", pixels, vectors);
            return;
        }

        if (!IsOfOneGroup(kernel, step))
            writer.Line($"var lane = SimdOps.Create({string.Join(", ", Enumerable.Range(0, kernel.Lanes).Select(lane => lane / step.FiltersPerGroup * step.ChannelsPerGroup))});");
        using (step.ChannelsPerGroup > 1 ? kernel.Loop("channel", step.ChannelsPerGroup) : writer.Open(""))
        {
            writer.Line($"ref float w = {CpuKernel.At("panel", step.ChannelsPerGroup > 1 ? $"channel * {StepBuilder.Block}" : "0")};");
            WriteAxis(kernel, step, 0, "corner", pixels, vectors);
            if (step.ChannelsPerGroup > 1)
                writer.Line(IsOfOneGroup(kernel, step) ? $"corner = {CpuKernel.At("corner", 1)};" : "lane = SimdOps.Add(lane, SimdOps.Create(1));");
        }
    }

    /// <summary>All lanes want the same value.</summary>
    private static bool IsOfOneGroup(CpuKernel kernel, GroupedConvStep step) => step.FiltersPerGroup >= kernel.Lanes;

    /// <summary>Loops over the window's axes, the last one written out.</summary>
    private static void WriteAxis(CpuKernel kernel, GroupedConvStep step, int axis, string from, int pixels, int vectors)
    {
        WindowAxis window = step.Window[axis];
        if (axis == step.Window.Count - 1 && kernel.Tile.IsWindowUnrolled)
        {
            WriteTaps(kernel, step, from, window.Size, pixels, vectors);
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, window.Size))
        {
            string next = $"from{name.ToUpperInvariant()}";
            kernel.Writer.Line($"ref float {next} = {CpuKernel.At(from, Index.Times($"k{name}", (long)window.Dilation * kernel.Input.AxisStrides[axis]))};");
            if (axis < step.Window.Count - 1)
                WriteAxis(kernel, step, axis + 1, next, pixels, vectors);
            else
                WriteTaps(kernel, step, next, 1, pixels, vectors);
        }
    }

    /// <summary>So many neighbouring taps: their weights, then every pixel that meets one of them.</summary>
    private static void WriteTaps(CpuKernel kernel, GroupedConvStep step, string from, int taps, int pixels, int vectors)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis last = step.Window[step.Window.Count - 1];
        int perTap = step.ChannelsPerGroup * StepBuilder.Block;
        for (int tap = 0; tap < taps; tap++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                int lane = vector * kernel.Lanes;
                writer.Line($"w{(tap * vectors) + vector} = {CpuKernel.Load("w", (lane / StepBuilder.Block * PerBlock(step)) + (lane % StepBuilder.Block) + (tap * perTap))};");
            }
        }

        ILookup<int, (int Pixel, int Tap)> meetings = Enumerable.Range(0, pixels).SelectMany(pixel => Enumerable.Range(0, taps).Select(tap => (Pixel: pixel, Tap: tap)))
            .ToLookup(pair => (pair.Pixel * last.Stride) + (pair.Tap * last.Dilation));
        foreach (IGrouping<int, (int Pixel, int Tap)> place in meetings.OrderBy(place => place.Key))
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                writer.Line($"value = {Value(kernel, step, from, ((long)place.Key * kernel.Input.PixelPitch) + (vector * kernel.Lanes / step.FiltersPerGroup * step.ChannelsPerGroup))};");
                foreach ((int pixel, int tap) in place)
                    writer.Line($"sum{pixel}_{vector} = {CpuKernel.MultiplyAdd($"w{(tap * vectors) + vector}", "value", $"sum{pixel}_{vector}")};");
            }
        }

        writer.Line($"w = {CpuKernel.At("w", taps * perTap)};");
    }

    private static string Value(CpuKernel kernel, GroupedConvStep step, string from, long offset) =>
        step.FiltersPerGroup == 1 ? CpuKernel.Load(from, offset)
        : IsOfOneGroup(kernel, step) ? CpuKernel.Broadcast(from, offset)
        : $"SimdOps.ShuffleNative({CpuKernel.Load(from, offset)}, lane)";
}
