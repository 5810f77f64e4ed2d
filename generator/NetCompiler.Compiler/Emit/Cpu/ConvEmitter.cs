using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes direct convolutions: a tile of pixels × vectors of filters in registers, one vector of weights and one broadcast value of the
/// input at a time.
/// </summary>
internal static class ConvEmitter
{
    public static void Write(CpuKernel kernel, ConvStep step)
    {
        SourceWriter writer = kernel.Writer;
        if (step.PartialSums > 0)
            WriteTotal(kernel);

        if (step.FiltersPerShare > 0)
        {
            WriteShares(kernel, step);
            return;
        }

        using (RowLoop.Open(writer, step.Window))
        {
            WriteRowPlaces(kernel, step);
            kernel.ChannelTiles(
                "filter",
                kernel.Tile.Vectors,
                (filter, vectors) =>
                {
                    WritePanel(kernel, step, vectors, filter);
                    WriteRow(kernel, step, vectors, filter);
                },
                step.TakesSizes ? "filters" : null);
            kernel.Sweep("target", step.Window[step.Window.Count - 1].Output, step.ScaleOf(step.Window.Count - 1));
        }
    }

    /// <summary>Filters outside, rows inside: the weights of a tile stay in the caches while all rows pass.</summary>
    private static void WriteShares(CpuKernel kernel, ConvStep step)
    {
        SourceWriter writer = kernel.Writer;
        EquatableArray<int> axes = step.Window.Select(axis => axis.Output).ToEquatableArray();
        string rows = step.TakesSizes && axes.Count == 2 ? "rows" : Index.Number(StepBuilder.OuterRows(new(step.Filters, axes)));
        using (writer.Open($"for (int filter = begin * {step.FiltersPerShare}; filter < end * {step.FiltersPerShare}; filter += {kernel.Tile.Vectors * kernel.Lanes})"))
        {
            WritePanel(kernel, step, kernel.Tile.Vectors, "filter");
            if (kernel.Tile.Prefetches > 0)
                writer.Line($"ref float coming = {CpuKernel.At("panel", step.TakesSizes ? Blocks(kernel.Tile.Vectors * kernel.Lanes / StepBuilder.Block) : $"{(long)kernel.Tile.Vectors * kernel.Lanes * step.Depth}")};");
            using (RowLoop.Open(writer, axes, "0", rows))
            {
                WriteRowPlaces(kernel, step);
                WriteRow(kernel, step, kernel.Tile.Vectors, "filter");
                WriteShareSweep(kernel, step);
            }
        }
    }

    private static void WriteShareSweep(CpuKernel kernel, ConvStep step)
    {
        if (!step.IsEpilogueSwept)
            return;
        SourceWriter writer = kernel.Writer;
        writer.Line($"// {string.Join(", ", step.Epilogue)}");
        using (writer.Open($"for (int pixel = 0; pixel < {(step.TakesSizes ? "width" : $"{step.Window[step.Window.Count - 1].Output}")}; pixel++)"))
        {
            writer.Line($"ref float swept = {CpuKernel.At("target", Index.Sum($"(pixel * {(step.TakesSizes ? "targetPitch" : $"{kernel.Output.PixelPitch}")})", "filter"))};");
            kernel.SweepVectors("swept", kernel.Tile.Vectors);
        }
    }

    private static void WriteRowPlaces(CpuKernel kernel, ConvStep step)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float source = {CpuKernel.At("input", Row(step, "sourceRow", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride)))};");
        writer.Line($"ref float target = {CpuKernel.At("output", Row(step, "targetRow", RowLoop.Offset(kernel.Output, step.ScaleOf)))};");
        WriteTapRanges(kernel, step);
        if (step.AddsInput)
            writer.Line($"ref float shortcut = {CpuKernel.At("other", Row(step, "otherRow", RowLoop.Offset(kernel.Other, step.ScaleOf)))};");
    }

    /// <summary>A place for the finished parts of a tile's sums.</summary>
    public static void WriteTotal(CpuKernel kernel)
    {
        kernel.Writer.Line($"global::System.Span<float> finished = stackalloc float[{kernel.Tile.Pixels * kernel.Tile.Vectors * kernel.Lanes}];");
        kernel.Writer.Line("ref float total = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(finished);");
    }

    /// <summary>Where the weights of a filter begin, if a block of 16 filters takes the argument <c>block</c>.</summary>
    public static string PackedAt(string filter) =>
        int.TryParse(filter, out int constant) ? Index.Sum(Blocks(constant / StepBuilder.Block), $"{constant % StepBuilder.Block}") : $"({filter} / {StepBuilder.Block} * block) + ({filter} % {StepBuilder.Block})";

    /// <summary>The weight of a lane for the value <paramref name="i"/> behind the present one, from that of the tile's first.</summary>
    public static string PackedLane(int lane, int i) => Index.Sum(Blocks(lane / StepBuilder.Block), $"{(lane % StepBuilder.Block) + (i * StepBuilder.Block)}");

    /// <summary>The rows of taps that meet the map, on each axis but the last: the others would multiply zeros.</summary>
    private static void WriteTapRanges(CpuKernel kernel, ConvStep step)
    {
        string[] names = RowLoop.AxisNames(step.Window.Count);
        for (int axis = 0; axis < step.Window.Count - 1; axis++)
        {
            if (!HasTapRange(step, axis))
                continue;
            WindowAxis window = step.Window[axis];
            string place = Index.Product(names[axis], window.Stride);
            string before = $"{(step.TakesSizes ? "padding" : Index.Number(window.PadBegin))} - {place}";
            string behind = $"{(step.TakesSizes ? "padding + height" : Index.Number(window.PadBegin + window.Input))} - {place}";
            kernel.Writer.Line($"int first{names[axis].ToUpperInvariant()} = {Taps(Max("0", before), window.Dilation)};");
            kernel.Writer.Line($"int end{names[axis].ToUpperInvariant()} = {Min($"{window.Size}", Taps(window.Dilation == 1 ? behind : Max("0", behind), window.Dilation))};");
        }

        static string Max(string a, string b) => $"global::System.Math.Max({a}, {b})";

        static string Min(string a, string b) => $"global::System.Math.Min({a}, {b})";

        // Rounded up.
        static string Taps(string distance, int dilation) => dilation == 1 ? distance : $"({distance} + {dilation - 1}) / {dilation}";
    }

    /// <summary>Kernels that are told their sizes are shared by layers with and without a border.</summary>
    private static bool HasTapRange(ConvStep step, int axis) => step.Window[axis].Size > 1 && (step.TakesSizes || (step.SkipsBorder && BorderTaps.Any(step.Window[axis])));

    private static string Row(ConvStep step, string argument, string offset) => step.TakesSizes && step.Window.Count == 2 ? $"(y * {argument})" : offset;

    /// <summary>The weights and biases of a group of filters.</summary>
    private static void WritePanel(CpuKernel kernel, ConvStep step, int vectors, string filter)
    {
        if (step.Taps > 0)
            kernel.Writer.Line($"ref float panel = {CpuKernel.At("weights", Packed(step, filter))};");
        for (int vector = 0; vector < vectors; vector++)
            kernel.Writer.Line($"SimdFloats bias{vector} = {CpuKernel.Load("bias", Index.Sum(filter, $"{vector * kernel.Lanes}"))};");
    }

    /// <summary>All pixels of a row for a group of filters.</summary>
    private static void WriteRow(CpuKernel kernel, ConvStep step, int vectors, string filter)
    {
        string from = "source";
        if (step.FirstChannels.Distinct().Count() > 1)
        {
            from = "channels";
            kernel.Writer.Line($"ref float channels = ref RefOps.Add(ref source, {kernel.Data.Table("FirstChannels", step.FirstChannels)}[{filter} / {StepBuilder.Block}] * {kernel.Input.ChannelStride});");
        }

        kernel.PixelTiles(step.Window[step.Window.Count - 1].Output, kernel.Tile.Pixels, (x, pixels) => WriteTile(kernel, step, pixels, vectors, from, x, filter), step.TakesSizes && !kernel.Tile.IsWholeRow ? "width" : null);
    }

    /// <summary>Where the weights of a filter begin.</summary>
    private static string Packed(ConvStep step, string filter) =>
        step.TakesSizes ? PackedAt(filter) : Index.Packed(filter, StepBuilder.Block, (long)step.Depth * StepBuilder.Block);

    private static string Blocks(int count) => count == 0 ? "0" : count == 1 ? "block" : $"(block * {count})";

    private static void WriteTile(CpuKernel kernel, ConvStep step, int pixels, int vectors, string from, string x, string filter)
    {
        SourceWriter writer = kernel.Writer;
        Sums all = new(0, pixels, vectors, step.Chains);

        // On a map of one pixel a dilated window may lie around it: locals that nothing uses would be warnings in the user's build.
        bool meetsMap = step.Taps > 0 && !(kernel.Tile.IsWholeRow && BorderTaps.Count(step.Window[step.Window.Count - 1]) == 0);
        if (meetsMap)
        {
            writer.Line($"ref float corner = {CpuKernel.At(from, Index.Times(x, (long)step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch))};");
            writer.Line("ref float w = ref panel;");
        }

        for (int pixel = 0; pixel < pixels; pixel++)
        {
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"sum{pixel}_{vector}" + (step.PartialSums > 0 ? "" : $" = bias{vector}"))) + ";");
            for (int chain = 1; chain < step.Chains; chain++)
                writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => Sums.Name(pixel, vector, chain) + (step.PartialSums > 0 ? "" : " = SimdFloats.Zero"))) + ";");
        }

        if (step.PartialSums > 0)
        {
            foreach ((int pixel, int vector) in all.Outputs)
                writer.Line($"SimdOps.StoreUnsafe(bias{vector}, {Total(kernel, all, pixel, vector)});");
        }

        if (meetsMap)
        {
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => step.SharesBlocks ? $"w{vector}, foreign{vector}" : $"w{vector}")) + (vectors > 1 ? ", value" : "") + ";");
            WriteOuterTaps(kernel, step, 0, "corner", all);
        }

        if (step is { Chains: > 1, PartialSums: 0 })
        {
            foreach ((int pixel, int vector) in all.Outputs)
            {
                for (int chain = 1; chain < step.Chains; chain++)
                    writer.Line($"sum{pixel}_{vector} = SimdOps.Add(sum{pixel}_{vector}, {Sums.Name(pixel, vector, chain)});");
            }
        }

        if (step.TakesSizes)
            StoreFromPixelToPixel(kernel, step, pixels, vectors, x, filter);
        else
            StoreAtConstants(kernel, step, pixels, vectors, x, filter);
    }

    private static void StoreAtConstants(CpuKernel kernel, ConvStep step, int pixels, int vectors, string x, string filter)
    {
        int apart = step.ScaleOf(step.Window.Count - 1);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Finished(kernel, step, pixel, vector, vectors);
                if (step.AddsInput)
                    sum = $"SimdOps.Add({sum}, {CpuKernel.Load("shortcut", Place(kernel.Other.PixelPitch * apart))})";
                kernel.Store(sum, "target", Place(kernel.Output.PixelPitch * apart));

                string Place(int pitch) => Index.Sum(Index.Times(x, pitch), filter, $"{(pixel * pitch) + (vector * kernel.Lanes)}");
            }
        }
    }

    /// <summary>Where the pitch of the output is an argument, a reference moves from pixel to pixel.</summary>
    private static void StoreFromPixelToPixel(CpuKernel kernel, ConvStep step, int pixels, int vectors, string x, string filter)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float place = {CpuKernel.At("target", Index.Sum($"({x} * targetPitch)", filter))};");
        if (step.AddsInput)
            writer.Line($"ref float added = {CpuKernel.At("shortcut", Index.Sum($"({x} * otherPitch)", filter))};");
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            if (pixel > 0)
            {
                writer.Line($"place = {CpuKernel.At("place", "targetPitch")};");
                if (step.AddsInput)
                    writer.Line($"added = {CpuKernel.At("added", "otherPitch")};");
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Finished(kernel, step, pixel, vector, vectors);
                kernel.Store(step.AddsInput ? $"SimdOps.Add({sum}, {CpuKernel.Load("added", vector * kernel.Lanes)})" : sum, "place", vector * kernel.Lanes);
            }
        }
    }

    private static string Finished(CpuKernel kernel, ConvStep step, int pixel, int vector, int vectors) =>
        step.PartialSums > 0 ? CpuKernel.Load("total", ((pixel * vectors) + vector) * kernel.Lanes) : $"sum{pixel}_{vector}";

    /// <summary>Where the finished part of a sum stands while its registers hold a partial one.</summary>
    private static string Total(CpuKernel kernel, Sums sums, int pixel, int vector) => CpuKernel.At("total", ((pixel * sums.Vectors) + vector) * kernel.Lanes);

    /// <summary>Loops over the window's axes but the last.</summary>
    private static void WriteOuterTaps(CpuKernel kernel, ConvStep step, int axis, string from, Sums sums)
    {
        if (axis == step.Window.Count - 1)
        {
            WriteLastAxis(kernel, step, from, sums);
            return;
        }

        if (step.Window[axis].Size == 1)
        {
            WriteOuterTaps(kernel, step, axis + 1, from, sums);
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        string upper = name.ToUpperInvariant();
        bool hasRange = HasTapRange(step, axis);
        if (hasRange)
            kernel.Writer.Line($"w = {CpuKernel.At("panel", FirstWeight(step, axis))};");
        using (hasRange ? kernel.Writer.Open($"for (int k{name} = first{upper}; k{name} < end{upper}; k{name}++)") : kernel.Loop("k" + name, step.Window[axis].Size))
        {
            kernel.Writer.Line($"ref float from{upper} = {CpuKernel.At(from, step.TakesSizes ? $"(k{name} * tapRow)" : Index.Times($"k{name}", (long)step.Window[axis].Dilation * kernel.Input.AxisStrides[axis]))};");
            WriteOuterTaps(kernel, step, axis + 1, $"from{upper}", sums);
        }
    }

    /// <summary>Where the weights of the first row of taps begin that meets the map, on this axis.</summary>
    private static string FirstWeight(ConvStep step, int axis)
    {
        string[] names = RowLoop.AxisNames(step.Window.Count);
        if (step.TakesSizes)
            return $"(first{names[axis].ToUpperInvariant()} * (block / {step.Window[axis].Size}))";
        List<string> terms = [];
        long floats = (long)step.Depth * StepBuilder.Block;
        for (int outer = 0; outer <= axis; outer++)
        {
            floats /= step.Window[outer].Size;
            if (outer == axis)
                terms.Add(Index.Times("first" + names[axis].ToUpperInvariant(), floats));
            else if (step.Window[outer].Size > 1)
                terms.Add(Index.Times("k" + names[outer], floats));
        }

        return Index.Sum(terms);
    }

    private static void WriteLastAxis(CpuKernel kernel, ConvStep step, string from, Sums sums)
    {
        WindowAxis last = step.Window[step.Window.Count - 1];
        int perTap = last.Dilation * kernel.Input.PixelPitch;
        int perChannel = kernel.Input.ChannelStride;
        if (kernel.Tile.IsWindowUnrolled)
        {
            WriteSteps(kernel, step, sums, from, [.. Enumerable.Range(0, last.Size).SelectMany(tap => Enumerable.Range(0, step.ChannelsPerBlock).Select(channel => (tap * perTap) + (channel * perChannel)))]);
            return;
        }

        if (step.JoinsTaps)
            WriteZeros(kernel, sums);
        if (kernel.Tile.IsTapInner)
            WriteTapsTogether(kernel, step, sums, from, perTap, perChannel);
        else if (kernel.Tile.IsWholeRow)
            WriteWholeRow(kernel, step, sums, from, perTap, perChannel);
        else if (step is { ReadsRuns: true, IsTapByTap: false })
            WriteRun(kernel, step, sums, from, last.Size * step.ChannelsPerBlock, 1);
        else if (step.ChannelsPerBlock == 1)
            WriteRun(kernel, step, sums, from, last.Size, perTap);
        else if (last.Size == 1)
            WriteRun(kernel, step, sums, from, step.ChannelsPerBlock, perChannel);
        else
        {
            using (kernel.Loop("kx", last.Size))
            {
                kernel.Writer.Line($"ref float fromX = {CpuKernel.At(from, Index.Times("kx", (long)perTap))};");
                WriteRun(kernel, step, sums, "fromX", step.ChannelsPerBlock, perChannel);
            }
        }

        if (step.JoinsTaps)
            WriteAdditions(kernel, sums);
    }

    /// <summary>Each tap of a row meets only those pixels of the tile at which it lies inside the map.</summary>
    private static void WriteWholeRow(CpuKernel kernel, ConvStep step, Sums sums, string from, int perTap, int perChannel)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis last = step.Window[step.Window.Count - 1];
        for (int tap = 0; tap < last.Size; tap++)
        {
            (int first, int end) = BorderTaps.Outputs(last, tap);
            if (first == end)
            {
                writer.Line($"w = {CpuKernel.At("w", step.TakesSizes ? $"(block / {step.Taps})" : $"{step.ChannelsPerBlock * StepBuilder.Block}")};");
                continue;
            }

            using (writer.Open(""))
            {
                writer.Line($"ref float fromX = {CpuKernel.At(from, tap * perTap)};");
                WriteRun(kernel, step, sums with { First = first, End = end }, "fromX", step.ChannelsPerBlock, perChannel);
            }
        }
    }

    /// <summary>All taps of a row at each channel: every one meets another pixel, and together they keep the multiply-adds busy.</summary>
    private static void WriteTapsTogether(CpuKernel kernel, ConvStep step, Sums sums, string from, int perTap, int perChannel)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis last = step.Window[step.Window.Count - 1];
        int unroll = kernel.Tile.Unroll;
        long weightsPerTap = (long)step.ChannelsPerBlock * StepBuilder.Block;
        writer.Line($"ref float at = ref {from};");
        using (kernel.Loop("k", step.ChannelsPerBlock, unroll))
        {
            for (int i = 0; i < unroll; i++)
            {
                for (int tap = 0; tap < last.Size; tap++)
                {
                    if (BorderTaps.Outputs(last, tap) is var (first, end) && first < end)
                        WriteStep(kernel, step, sums with { First = first, End = end }, "at", (tap * perTap) + (i * perChannel), (tap * weightsPerTap) + (i * StepBuilder.Block), i % step.Chains);
                }
            }

            writer.Line($"at = {CpuKernel.At("at", unroll * perChannel)};");
            writer.Line($"w = {CpuKernel.At("w", unroll * StepBuilder.Block)};");
        }

        if (last.Size > 1)
            writer.Line($"w = {CpuKernel.At("w", (last.Size - 1) * weightsPerTap)};");
    }

    /// <summary>A loop over values of the input that are a constant distance apart.</summary>
    private static void WriteRun(CpuKernel kernel, ConvStep step, Sums sums, string from, int length, int stride)
    {
        int unroll = kernel.Tile.Unroll;
        if (step is { PartialSums: > 0, JoinsTaps: false })
        {
            WritePartialSums(kernel, step, sums, from, length, stride);
            return;
        }

        if (length == unroll && !step.TakesSizes)
        {
            WriteSteps(kernel, step, sums, from, [.. Enumerable.Range(0, unroll).Select(i => i * stride)]);
            return;
        }

        kernel.Writer.Line($"ref float at = ref {from};");
        using (OpenRun(kernel, step, length))
        {
            WriteSteps(kernel, step, sums, "at", [.. Enumerable.Range(0, unroll).Select(i => i * stride)]);
            kernel.Writer.Line($"at = {CpuKernel.At("at", unroll * stride)};");
        }
    }

    /// <summary>The run in parts: each is summed from zero and added to what is finished.</summary>
    private static void WritePartialSums(CpuKernel kernel, ConvStep step, Sums sums, string from, int length, int stride)
    {
        SourceWriter writer = kernel.Writer;
        int unroll = kernel.Tile.Unroll;
        writer.Line($"ref float at = ref {from};");
        using (step.TakesSizes ? writer.Open("for (int part = 0; part < parts; part++)") : step.PartialSums > 1 ? kernel.Loop("part", step.PartialSums) : writer.Open(""))
        {
            WriteZeros(kernel, sums);
            using (OpenRun(kernel, step, length / step.PartialSums))
            {
                WriteSteps(kernel, step, sums, "at", [.. Enumerable.Range(0, unroll).Select(i => i * stride)]);
                writer.Line($"at = {CpuKernel.At("at", unroll * stride)};");
            }

            WriteAdditions(kernel, sums);
        }
    }

    private static void WriteZeros(CpuKernel kernel, Sums sums)
    {
        foreach ((int pixel, int vector) in sums.Outputs)
        {
            for (int chain = 0; chain < sums.Chains; chain++)
                kernel.Writer.Line($"{Sums.Name(pixel, vector, chain)} = SimdFloats.Zero;");
        }
    }

    private static void WriteAdditions(CpuKernel kernel, Sums sums)
    {
        foreach ((int pixel, int vector) in sums.Outputs)
        {
            for (int chain = 0; chain < sums.Chains; chain++)
                kernel.Writer.Line($"AddTo(ref total, {((pixel * sums.Vectors) + vector) * kernel.Lanes}, {Sums.Name(pixel, vector, chain)});");
        }
    }

    private static SourceWriter.Block OpenRun(CpuKernel kernel, ConvStep step, int length)
    {
        SourceWriter.Block loop = step.TakesSizes ? kernel.Writer.Open($"for (int k = 0; k < run; k += {kernel.Tile.Unroll})") : kernel.Loop("k", length, kernel.Tile.Unroll);
        for (int line = 0; line < kernel.Tile.Prefetches; line++)
            kernel.Writer.Line($"global::NetCompiler.Kernels.Prefetch.ToSecondLevel({CpuKernel.At("coming", line * StepBuilder.Block)});");
        if (kernel.Tile.Prefetches > 0)
            kernel.Writer.Line($"coming = {CpuKernel.At("coming", kernel.Tile.Prefetches * StepBuilder.Block)};");
        return loop;
    }

    /// <summary>The function that adds a partial sum to what is finished.</summary>
    public const string AddTo = """
        /// <summary>Adds a vector to the one that stands at an offset.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static void AddTo(ref float total, int offset, SimdFloats sum) =>
            SimdOps.StoreUnsafe(SimdOps.Add(SimdOps.LoadUnsafe(ref RefOps.Add(ref total, offset)), sum), ref RefOps.Add(ref total, offset));
        """;

    /// <summary>One vector of weights for each offset, times the value there of every pixel of the tile.</summary>
    private static void WriteSteps(CpuKernel kernel, ConvStep step, Sums sums, string from, int[] offsets)
    {
        for (int i = 0; i < offsets.Length; i++)
            WriteStep(kernel, step, sums, from, offsets[i], i * StepBuilder.Block, i % step.Chains);
        kernel.Writer.Line($"w = {CpuKernel.At("w", offsets.Length * StepBuilder.Block)};");
    }

    private static void WriteStep(CpuKernel kernel, ConvStep step, Sums sums, string from, int offset, long weight, int chain)
    {
        SourceWriter writer = kernel.Writer;
        long perBlock = (long)step.Depth * StepBuilder.Block;
        long perPixel = (long)step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch;
        for (int vector = 0; vector < sums.Vectors; vector++)
        {
            int lane = vector * kernel.Lanes;
            writer.Line($"w{vector} = {CpuKernel.Load("w", step.TakesSizes ? Index.Sum(Blocks(lane / StepBuilder.Block), $"{(lane % StepBuilder.Block) + weight}") : $"{(lane / StepBuilder.Block * perBlock) + (lane % StepBuilder.Block) + weight}")};");

            // Zero would not do: an infinite value of another group's channel would make it NaN.
            if (step.SharesBlocks)
                writer.Line($"foreign{vector} = SimdOps.AsSingle(SimdOps.Equals(SimdOps.AsInt32(w{vector}), SimdOps.Create(int.MinValue)));");
        }

        for (int pixel = sums.First; pixel < sums.End; pixel++)
        {
            string value = CpuKernel.Broadcast(from, offset + (pixel * perPixel));
            if (sums.Vectors > 1)
                writer.Line($"value = {value};");
            for (int vector = 0; vector < sums.Vectors; vector++)
            {
                string name = Sums.Name(pixel, vector, chain);
                string sum = CpuKernel.MultiplyAdd($"w{vector}", sums.Vectors > 1 ? "value" : value, name);
                writer.Line($"{name} = {(step.SharesBlocks ? $"SimdOps.ConditionalSelect(foreign{vector}, {name}, {sum})" : sum)};");
            }
        }
    }

    /// <summary>The sums of some pixels of a tile, in registers.</summary>
    /// <param name="First">The first pixel.</param>
    /// <param name="End">Behind the last.</param>
    /// <param name="Vectors">Vectors of filters.</param>
    /// <param name="Chains">Sums of one output, which take turns.</param>
    private sealed record Sums(int First, int End, int Vectors, int Chains)
    {
        public IEnumerable<(int Pixel, int Vector)> Outputs => Enumerable.Range(First, End - First).SelectMany(pixel => Enumerable.Range(0, Vectors).Select(vector => (pixel, vector)));

        public static string Name(int pixel, int vector, int chain) => $"sum{pixel}_{vector}" + (chain == 0 ? "" : $"_{chain}");
    }
}
