using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes convolutions whose groups share vectors of filters: a tile of pixels × vectors of filters in registers. For each row of the window its weights are in registers too, and every pixel is loaded (and
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
                    WriteLanes(kernel, step.Lanes(kernel.Target), filter);
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
        step is { FiltersPerGroup: 1, ChannelsPerGroup: 1 } ? filter
        : int.TryParse(filter, out int constant) ? $"{constant / step.FiltersPerGroup * step.ChannelsPerGroup}"
        : $"({filter} / {step.FiltersPerGroup} * {step.ChannelsPerGroup})";

    /// <summary>
    /// Which channel each lane reads, from that of the vector's first group on: constants where the vector begins with a group or is the only one. Then the lanes of each window
    /// that is permuted, and those that take its value rather than one before.
    /// </summary>
    private static void WriteLanes(CpuKernel kernel, GroupLanes groups, string filter)
    {
        SourceWriter writer = kernel.Writer;
        if (groups.IsOneGroup || groups is { FiltersPerGroup: 1, ChannelsPerGroup: 1 })
            return;
        bool isConstant = int.TryParse(filter, out int first) || groups.IsAligned;
        int[] groupOf = [.. Enumerable.Range(0, groups.Lanes).Select(lane => ((first % groups.FiltersPerGroup) + lane) / groups.FiltersPerGroup)];
        if (!isConstant)
            writer.Line($"var place = SimdOps.Add({Constant(Enumerable.Range(0, groups.Lanes))}, SimdOps.Create({filter} % {groups.FiltersPerGroup}));");
        if (groups.GroupsOfWindow > 1)
        {
            writer.Line($"var lane0 = {(isConstant ? Constant(groupOf.Select(group => group * groups.ChannelsPerGroup)) : Enumerable.Range(1, groups.Groups - 1).Select(Step).Aggregate((sum, step) => $"SimdOps.Add({sum}, {step})"))};");
            for (int window = 1; window < groups.Windows; window++)
            {
                if (!groups.IsValue(window))
                    writer.Line($"var lane{window} = SimdOps.Subtract(lane0, SimdOps.Create({groups.ChannelOf(window)}));");
            }
        }

        for (int window = 1; window < groups.Windows; window++)
        {
            int from = window * groups.GroupsOfWindow;
            writer.Line($"SimdFloats takes{window} = SimdOps.AsSingle({(isConstant ? Constant(groupOf.Select(group => group >= from ? -1 : 0)) : Reaches(from))});");
        }

        // Lanes that belong to a later group than those before it.
        string Step(int group) => $"SimdOps.BitwiseAnd({Reaches(group)}, SimdOps.Create({groups.ChannelsPerGroup}))";

        string Reaches(int group) => $"SimdOps.GreaterThanOrEqual(place, SimdOps.Create({group * groups.FiltersPerGroup}))";

        static string Constant(IEnumerable<int> values) => $"SimdOps.Create({string.Join(", ", values.Select(value => Index.Number(value)))})";
    }

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
            using SourceWriter.Block? once = kernel.StoreOnce(pixel);
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
        GroupLanes groups = step.Lanes(kernel.Target);
        int taps = kernel.Tile.IsWindowUnrolled ? step.Window[step.Window.Count - 1].Size : 1;
        writer.Line($"ref float corner = {CpuKernel.At("channels", Index.Times(x, (long)step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch))};");
        writer.Line("SimdFloats value, " + string.Join(", ", Enumerable.Range(0, taps * vectors).Select(i => $"w{i}")) + ";");
        if (step.ChannelsPerGroup == 1 && (step.FiltersPerGroup == 1 || groups.IsOneGroup))
        {
            writer.Line("ref float w = ref panel;");
            WriteAxis(kernel, step, 0, "corner", pixels, vectors);
            return;
        }

        if (groups.HoldsAllChannels)
            writer.Line("var lane = lane0;");
        using (step.ChannelsPerGroup > 1 ? kernel.Loop("channel", step.ChannelsPerGroup) : writer.Open(""))
        {
            writer.Line($"ref float w = {CpuKernel.At("panel", step.ChannelsPerGroup > 1 ? $"channel * {StepBuilder.Block}" : "0")};");
            WriteAxis(kernel, step, 0, "corner", pixels, vectors);
            if (step.ChannelsPerGroup > 1)
                writer.Line(groups.HoldsAllChannels ? "lane = SimdOps.Add(lane, SimdOps.Create(1));" : $"corner = {CpuKernel.At("corner", 1)};");
        }
    }

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

    private static string Value(CpuKernel kernel, GroupedConvStep step, string from, long offset)
    {
        GroupLanes groups = step.Lanes(kernel.Target);
        if (step is { FiltersPerGroup: 1, ChannelsPerGroup: 1 })
            return CpuKernel.Load(from, offset);
        if (groups.HoldsAllChannels)
            return $"SimdOps.ShuffleNative({CpuKernel.Load(from, offset)}, lane)";

        // Lanes of other windows take what they find there: they are not selected.
        string value = Window(0);
        for (int window = 1; window < groups.Windows; window++)
            value = $"SimdOps.ConditionalSelect(takes{window}, {Window(window)}, {value})";
        return value;

        string Window(int window)
        {
            long place = offset + groups.ChannelOf(window);
            return groups.IsValue(window) ? CpuKernel.Broadcast(from, place) : $"SimdOps.ShuffleNative({CpuKernel.Load(from, place)}, lane{window})";
        }
    }
}
