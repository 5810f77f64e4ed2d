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

        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", Row(step, "sourceRow", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride)))};");
            writer.Line($"ref float target = {CpuKernel.At("output", Row(step, "targetRow", RowLoop.Offset(kernel.Output, step.ScaleOf)))};");
            if (step.AddsInput)
                writer.Line($"ref float shortcut = {CpuKernel.At("other", Row(step, "otherRow", RowLoop.Offset(kernel.Other, step.ScaleOf)))};");
            kernel.ChannelTiles("filter", kernel.Tile.Vectors, (filter, vectors) => WriteRow(kernel, step, vectors, filter), step.TakesSizes ? "filters" : null);
            kernel.Sweep("target", step.Window[step.Window.Count - 1].Output, step.ScaleOf(step.Window.Count - 1));
        }
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

    private static string Row(ConvStep step, string argument, string offset) => step.TakesSizes && step.Window.Count == 2 ? $"(y * {argument})" : offset;

    /// <summary>All pixels of a row for a group of filters.</summary>
    private static void WriteRow(CpuKernel kernel, ConvStep step, int vectors, string filter)
    {
        SourceWriter writer = kernel.Writer;
        if (step.Taps > 0)
            writer.Line($"ref float panel = {CpuKernel.At("weights", Packed(step, filter))};");
        string from = "source";
        if (step.FirstChannels.Distinct().Count() > 1)
        {
            from = "channels";
            writer.Line($"ref float channels = ref RefOps.Add(ref source, {kernel.Data.Table("FirstChannels", step.FirstChannels)}[{filter} / {StepBuilder.Block}] * {kernel.Input.ChannelStride});");
        }

        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"SimdFloats bias{vector} = {CpuKernel.Load("bias", Index.Sum(filter, $"{vector * kernel.Lanes}"))};");
        kernel.PixelTiles(step.Window[step.Window.Count - 1].Output, kernel.Tile.Pixels, (x, pixels) => WriteTile(kernel, step, pixels, vectors, from, x, filter), step.TakesSizes ? "width" : null);
    }

    /// <summary>Where the weights of a filter begin.</summary>
    private static string Packed(ConvStep step, string filter) =>
        step.TakesSizes ? PackedAt(filter) : Index.Packed(filter, StepBuilder.Block, (long)step.Depth * StepBuilder.Block);

    private static string Blocks(int count) => count == 0 ? "0" : count == 1 ? "block" : $"(block * {count})";

    private static void WriteTile(CpuKernel kernel, ConvStep step, int pixels, int vectors, string from, string x, string filter)
    {
        SourceWriter writer = kernel.Writer;
        if (step.Taps > 0)
        {
            writer.Line($"ref float corner = {CpuKernel.At(from, Index.Times(x, (long)step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch))};");
            writer.Line("ref float w = ref panel;");
        }

        for (int pixel = 0; pixel < pixels; pixel++)
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"sum{pixel}_{vector}" + (step.PartialSums > 0 ? "" : $" = bias{vector}"))) + ";");
        if (step.PartialSums > 0)
            ForEachSum(pixels, vectors, (sum, i) => writer.Line($"SimdOps.StoreUnsafe(bias{i % vectors}, {CpuKernel.At("total", i * kernel.Lanes)});"));
        if (step.Taps > 0)
        {
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => step.SharesBlocks ? $"w{vector}, foreign{vector}" : $"w{vector}")) + (vectors > 1 ? ", value" : "") + ";");
            WriteOuterTaps(kernel, step, 0, "corner", pixels, vectors);
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

    /// <summary>Loops over the window's axes but the last.</summary>
    private static void WriteOuterTaps(CpuKernel kernel, ConvStep step, int axis, string from, int pixels, int vectors)
    {
        if (axis == step.Window.Count - 1)
        {
            WriteLastAxis(kernel, step, from, pixels, vectors);
            return;
        }

        if (step.Window[axis].Size == 1)
        {
            WriteOuterTaps(kernel, step, axis + 1, from, pixels, vectors);
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, step.Window[axis].Size))
        {
            kernel.Writer.Line($"ref float from{name.ToUpperInvariant()} = {CpuKernel.At(from, step.TakesSizes ? $"(k{name} * tapRow)" : Index.Times($"k{name}", (long)step.Window[axis].Dilation * kernel.Input.AxisStrides[axis]))};");
            WriteOuterTaps(kernel, step, axis + 1, $"from{name.ToUpperInvariant()}", pixels, vectors);
        }
    }

    private static void WriteLastAxis(CpuKernel kernel, ConvStep step, string from, int pixels, int vectors)
    {
        WindowAxis last = step.Window[step.Window.Count - 1];
        int perTap = last.Dilation * kernel.Input.PixelPitch;
        int perChannel = kernel.Input.ChannelStride;
        if (kernel.Tile.IsWindowUnrolled)
        {
            WriteSteps(kernel, step, pixels, vectors, from, [.. Enumerable.Range(0, last.Size).SelectMany(tap => Enumerable.Range(0, step.ChannelsPerBlock).Select(channel => (tap * perTap) + (channel * perChannel)))]);
            return;
        }

        if (step.ReadsRuns)
            WriteRun(kernel, step, pixels, vectors, from, last.Size * step.ChannelsPerBlock, 1);
        else if (step.ChannelsPerBlock == 1)
            WriteRun(kernel, step, pixels, vectors, from, last.Size, perTap);
        else if (last.Size == 1)
            WriteRun(kernel, step, pixels, vectors, from, step.ChannelsPerBlock, perChannel);
        else
        {
            using (kernel.Loop("kx", last.Size))
            {
                kernel.Writer.Line($"ref float fromX = {CpuKernel.At(from, Index.Times("kx", (long)perTap))};");
                WriteRun(kernel, step, pixels, vectors, "fromX", step.ChannelsPerBlock, perChannel);
            }
        }
    }

    /// <summary>A loop over values of the input that are a constant distance apart.</summary>
    private static void WriteRun(CpuKernel kernel, ConvStep step, int pixels, int vectors, string from, int length, int stride)
    {
        int unroll = kernel.Tile.Unroll;
        if (step.PartialSums > 0)
        {
            WritePartialSums(kernel, step, pixels, vectors, from, length, stride);
            return;
        }

        if (length == unroll && !step.TakesSizes)
        {
            WriteSteps(kernel, step, pixels, vectors, from, [.. Enumerable.Range(0, unroll).Select(i => i * stride)]);
            return;
        }

        kernel.Writer.Line($"ref float at = ref {from};");
        using (OpenRun(kernel, step, length))
        {
            WriteSteps(kernel, step, pixels, vectors, "at", [.. Enumerable.Range(0, unroll).Select(i => i * stride)]);
            kernel.Writer.Line($"at = {CpuKernel.At("at", unroll * stride)};");
        }
    }

    /// <summary>The run in parts: each is summed from zero and added to what is finished.</summary>
    private static void WritePartialSums(CpuKernel kernel, ConvStep step, int pixels, int vectors, string from, int length, int stride)
    {
        SourceWriter writer = kernel.Writer;
        int unroll = kernel.Tile.Unroll;
        writer.Line($"ref float at = ref {from};");
        using (step.TakesSizes ? writer.Open("for (int part = 0; part < parts; part++)") : step.PartialSums > 1 ? kernel.Loop("part", step.PartialSums) : writer.Open(""))
        {
            ForEachSum(pixels, vectors, (sum, _) => writer.Line($"{sum} = SimdFloats.Zero;"));
            using (OpenRun(kernel, step, length / step.PartialSums))
            {
                WriteSteps(kernel, step, pixels, vectors, "at", [.. Enumerable.Range(0, unroll).Select(i => i * stride)]);
                writer.Line($"at = {CpuKernel.At("at", unroll * stride)};");
            }

            ForEachSum(pixels, vectors, (sum, i) => writer.Line($"AddTo(ref total, {i * kernel.Lanes}, {sum});"));
        }
    }

    private static SourceWriter.Block OpenRun(CpuKernel kernel, ConvStep step, int length) =>
        step.TakesSizes ? kernel.Writer.Open($"for (int k = 0; k < run; k += {kernel.Tile.Unroll})") : kernel.Loop("k", length, kernel.Tile.Unroll);

    /// <summary>The function that adds a partial sum to what is finished.</summary>
    public const string AddTo = """
        /// <summary>Adds a vector to the one that stands at an offset.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static void AddTo(ref float total, int offset, SimdFloats sum) =>
            SimdOps.StoreUnsafe(SimdOps.Add(SimdOps.LoadUnsafe(ref RefOps.Add(ref total, offset)), sum), ref RefOps.Add(ref total, offset));
        """;

    private static void ForEachSum(int pixels, int vectors, Action<string, int> write)
    {
        for (int i = 0; i < pixels * vectors; i++)
            write($"sum{i / vectors}_{i % vectors}", i);
    }

    /// <summary>One vector of weights for each offset, times the value there of every pixel of the tile.</summary>
    private static void WriteSteps(CpuKernel kernel, ConvStep step, int pixels, int vectors, string from, int[] offsets)
    {
        SourceWriter writer = kernel.Writer;
        int perBlock = step.Depth * StepBuilder.Block;
        int perPixel = step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch;
        for (int i = 0; i < offsets.Length; i++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                int lane = vector * kernel.Lanes;
                writer.Line($"w{vector} = {CpuKernel.Load("w", step.TakesSizes ? PackedLane(lane, i) : $"{((long)(lane / StepBuilder.Block) * perBlock) + (lane % StepBuilder.Block) + (i * StepBuilder.Block)}")};");

                // Zero would not do: an infinite value of another group's channel would make it NaN.
                if (step.SharesBlocks)
                    writer.Line($"foreign{vector} = SimdOps.AsSingle(SimdOps.Equals(SimdOps.AsInt32(w{vector}), SimdOps.Create(int.MinValue)));");
            }

            for (int pixel = 0; pixel < pixels; pixel++)
            {
                string value = CpuKernel.Broadcast(from, offsets[i] + ((long)pixel * perPixel));
                if (vectors > 1)
                    writer.Line($"value = {value};");
                for (int vector = 0; vector < vectors; vector++)
                {
                    string sum = CpuKernel.MultiplyAdd($"w{vector}", vectors > 1 ? "value" : value, $"sum{pixel}_{vector}");
                    writer.Line($"sum{pixel}_{vector} = {(step.SharesBlocks ? $"SimdOps.ConditionalSelect(foreign{vector}, sum{pixel}_{vector}, {sum})" : sum)};");
                }
            }
        }

        writer.Line($"w = {CpuKernel.At("w", offsets.Length * StepBuilder.Block)};");
    }
}
