using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the inner loops of a direct convolution: over the window's taps and their channels, into the sums of a tile.</summary>
internal static class ConvTaps
{
    /// <summary>Where the finished part of a sum stands while its registers hold a partial one.</summary>
    public static string Total(CpuKernel kernel, ConvSums sums, int pixel, int vector) => CpuKernel.At("total", ((pixel * sums.Vectors) + vector) * kernel.Lanes);

    /// <summary>Loops over the window's axes but the last.</summary>
    public static void Write(CpuKernel kernel, ConvStep step, int axis, string from, ConvSums sums)
    {
        if (axis == step.Window.Count - 1)
        {
            WriteLastAxis(kernel, step, from, sums);
            return;
        }

        if (step.Window[axis].Size == 1)
        {
            Write(kernel, step, axis + 1, from, sums);
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        string upper = name.ToUpperInvariant();
        bool hasRange = ConvEmitter.HasTapRange(step, axis);
        if (hasRange)
            kernel.Writer.Line($"w = {CpuKernel.At("panel", FirstWeight(step, axis))};");
        using (hasRange ? kernel.Writer.Open($"for (int k{name} = first{upper}; k{name} < end{upper}; k{name}++)") : kernel.Loop("k" + name, step.Window[axis].Size))
        {
            kernel.Writer.Line($"ref float from{upper} = {CpuKernel.At(from, step.TakesSizes ? $"(k{name} * tapRow)" : Index.Times($"k{name}", (long)step.Window[axis].Dilation * kernel.Input.AxisStrides[axis]))};");
            Write(kernel, step, axis + 1, $"from{upper}", sums);
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

    private static void WriteLastAxis(CpuKernel kernel, ConvStep step, string from, ConvSums sums)
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
    private static void WriteWholeRow(CpuKernel kernel, ConvStep step, ConvSums sums, string from, int perTap, int perChannel)
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
    private static void WriteTapsTogether(CpuKernel kernel, ConvStep step, ConvSums sums, string from, int perTap, int perChannel)
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
    private static void WriteRun(CpuKernel kernel, ConvStep step, ConvSums sums, string from, int length, int stride)
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
    private static void WritePartialSums(CpuKernel kernel, ConvStep step, ConvSums sums, string from, int length, int stride)
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

    private static void WriteZeros(CpuKernel kernel, ConvSums sums)
    {
        foreach ((int pixel, int vector) in sums.Outputs)
        {
            for (int chain = 0; chain < sums.Chains; chain++)
                kernel.Writer.Line($"{ConvSums.Name(pixel, vector, chain)} = SimdFloats.Zero;");
        }
    }

    private static void WriteAdditions(CpuKernel kernel, ConvSums sums)
    {
        foreach ((int pixel, int vector) in sums.Outputs)
        {
            for (int chain = 0; chain < sums.Chains; chain++)
                kernel.Writer.Line($"AddTo(ref total, {((pixel * sums.Vectors) + vector) * kernel.Lanes}, {ConvSums.Name(pixel, vector, chain)});");
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

    /// <summary>One vector of weights for each offset, times the value there of every pixel of the tile.</summary>
    private static void WriteSteps(CpuKernel kernel, ConvStep step, ConvSums sums, string from, int[] offsets)
    {
        for (int i = 0; i < offsets.Length; i++)
            WriteStep(kernel, step, sums, from, offsets[i], i * StepBuilder.Block, i % step.Chains);
        kernel.Writer.Line($"w = {CpuKernel.At("w", offsets.Length * StepBuilder.Block)};");
    }

    private static void WriteStep(CpuKernel kernel, ConvStep step, ConvSums sums, string from, int offset, long weight, int chain)
    {
        SourceWriter writer = kernel.Writer;
        long perBlock = (long)step.Depth * StepBuilder.Block;
        long perPixel = (long)step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch;
        for (int vector = 0; vector < sums.Vectors; vector++)
        {
            int lane = vector * kernel.Lanes;
            writer.Line($"w{vector} = {CpuKernel.Load("w", step.TakesSizes ? Index.Sum(ConvEmitter.Blocks(lane / StepBuilder.Block), $"{(lane % StepBuilder.Block) + weight}") : $"{(lane / StepBuilder.Block * perBlock) + (lane % StepBuilder.Block) + weight}")};");
        }

        for (int pixel = sums.First; pixel < sums.End; pixel++)
        {
            string value = CpuKernel.Broadcast(from, offset + (pixel * perPixel));
            if (sums.Vectors > 1)
                writer.Line($"value = {value};");
            for (int vector = 0; vector < sums.Vectors; vector++)
            {
                string name = ConvSums.Name(pixel, vector, chain);
                writer.Line($"{name} = {CpuKernel.MultiplyAdd($"w{vector}", sums.Vectors > 1 ? "value" : value, name)};");
            }
        }
    }
}
