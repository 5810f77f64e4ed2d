using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes 1×1 convolutions: tiles of pixels × vectors of filters in registers; around them all tiles of a block of pixels, around those the filters. The weights of a tile are read once
/// from wherever they are, and then from the nearest caches for all pixels of the block.
/// </summary>
internal static class PointwiseEmitter
{
    public static void Write(CpuKernel kernel, PointwiseStep step)
    {
        SourceWriter writer = kernel.Writer;
        if (step.PartialSums > 0)
            ConvEmitter.WriteTotal(kernel);
        using SourceWriter.Block rows = writer.Open("for (int row = begin; row < end; row++)");
        writer.Line("int band = (row / (bandsPerBlock * shares) * bandsPerBlock) + (row / bandStep % bandsPerBlock);");
        writer.Line("(int first, int last) = ((int)((long)band * length / bands), (int)((band + 1L) * length / bands));");
        if (step.FiltersPerRow == 0)
        {
            kernel.ChannelTiles("filter", kernel.Tile.Vectors, (filter, vectors) => WriteBlock(kernel, step, filter, vectors), "filters");
            return;
        }

        writer.Line($"int share = row / shareStep % shares * {step.FiltersPerRow};");
        using (writer.Open($"for (int filter = share; filter < share + {step.FiltersPerRow}; filter += {kernel.Tile.Vectors * kernel.Lanes})"))
            WriteBlock(kernel, step, "filter", kernel.Tile.Vectors);
    }

    /// <summary>A tile of filters for all pixels of a block.</summary>
    private static void WriteBlock(CpuKernel kernel, PointwiseStep step, string filter, int vectors)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float panel = {CpuKernel.At("weights", ConvEmitter.PackedAt(filter))};");
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"SimdFloats bias{vector} = {CpuKernel.Load("bias", Index.Sum(filter, $"{vector * kernel.Lanes}"))};");
        // The weights of the next tile of filters are asked for line by line: as many lines as the first tiles of pixels have steps.
        int panels = Math.Max(1, vectors * kernel.Lanes / StepBuilder.Block);
        writer.Line($"ref float coming = {CpuKernel.At("panel", panels == 1 ? "block" : $"block * {panels}")};");
        writer.Line($"int panels = {panels};");
        int pixels = kernel.Tile.Pixels;
        if (step.IsRun)
        {
            using (writer.Open($"for (int next = first; next < last; next += {pixels})"))
            {
                writer.Line($"int pixel = next > last - {pixels} ? last - {pixels} : next;");
                writer.Line($"ref float corner = {CpuKernel.At("input", Index.Times("(nint)pixel", kernel.Input.PixelPitch))};");
                kernel.EarlyTile("pixel", () => WriteTile(kernel, step, pixels, vectors, filter, step.HasGaps ? "(pixel / width)" : "", step.HasGaps ? "(pixel % width)" : "pixel"));
            }

            return;
        }

        using (writer.Open("for (int y = first; y < last; y++)"))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", "((nint)y * sourceRow)")};");
            kernel.PixelTiles(
                step.Width,
                pixels,
                (x, count) =>
                {
                    writer.Line($"ref float corner = {CpuKernel.At("source", Index.Times(x, (long)step.Stride * kernel.Input.PixelPitch))};");
                    WriteTile(kernel, step, count, vectors, filter, "y", x);
                },
                "width");
        }
    }

    private static void WriteTile(CpuKernel kernel, PointwiseStep step, int pixels, int vectors, string filter, string y, string x)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("ref float w = ref panel;");
        int sums = pixels * vectors;
        for (int i = 0; i < sums; i++)
            writer.Line($"SimdFloats sum{i}{(step.PartialSums > 0 ? "" : $" = bias{i % vectors}")};");
        writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"w{vector}")) + (vectors > 1 ? ", value" : "") + ";");
        writer.Line("ref float at = ref corner;");
        writer.Line($"int ahead = panels-- > 0 ? {StepBuilder.Block * kernel.Tile.Unroll} : 0;");
        if (step.PartialSums > 0)
        {
            for (int i = 0; i < sums; i++)
                writer.Line($"SimdOps.StoreUnsafe(bias{i % vectors}, {CpuKernel.At("total", i * kernel.Lanes)});");
            using (writer.Open("for (int part = 0; part < parts; part++)"))
            {
                for (int i = 0; i < sums; i++)
                    writer.Line($"sum{i} = SimdFloats.Zero;");
                WriteRun(kernel, step, pixels, vectors);
                for (int i = 0; i < sums; i++)
                    writer.Line($"AddTo(ref total, {i * kernel.Lanes}, sum{i});");
            }
        }
        else
        {
            WriteRun(kernel, step, pixels, vectors);
        }

        WriteStores(kernel, step, pixels, vectors, filter, y, x);
    }

    /// <summary>One vector of weights for each channel, times the channel's value of every pixel.</summary>
    private static void WriteRun(CpuKernel kernel, PointwiseStep step, int pixels, int vectors)
    {
        SourceWriter writer = kernel.Writer;
        int unroll = kernel.Tile.Unroll;
        using SourceWriter.Block loop = writer.Open($"for (int k = 0; k < run; k {(unroll == 1 ? "++" : $"+= {unroll}")})");
        for (int i = 0; i < unroll; i++)
        {
            writer.Line($"global::NetCompiler.Kernels.Prefetch.ToSecondLevel({CpuKernel.At("coming", i * StepBuilder.Block)});");
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"w{vector} = {CpuKernel.Load("w", ConvEmitter.PackedLane(vector * kernel.Lanes, i))};");
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                string value = CpuKernel.Broadcast("at", i + ((long)pixel * step.Stride * kernel.Input.PixelPitch));
                if (vectors > 1)
                    writer.Line($"value = {value};");
                for (int vector = 0; vector < vectors; vector++)
                {
                    string sum = $"sum{(pixel * vectors) + vector}";
                    writer.Line($"{sum} = {CpuKernel.MultiplyAdd($"w{vector}", vectors > 1 ? "value" : value, sum)};");
                }
            }
        }

        writer.Line($"coming = {CpuKernel.At("coming", "ahead")};");
        writer.Line($"at = {CpuKernel.At("at", unroll)};");
        writer.Line($"w = {CpuKernel.At("w", unroll * StepBuilder.Block)};");
    }

    /// <summary>A reference moves from pixel to pixel, and over the border where a row ends.</summary>
    private static void WriteStores(CpuKernel kernel, PointwiseStep step, int pixels, int vectors, string filter, string y, string x)
    {
        SourceWriter writer = kernel.Writer;
        (string Name, string From, string Pitch, string Row)[] places = step.AddsInput ? [("place", "output", "targetPitch", "targetRow"), ("added", "other", "otherPitch", "otherRow")] : [("place", "output", "targetPitch", "targetRow")];
        foreach ((string name, string from, string pitch, string row) in places)
            writer.Line($"ref float {name} = {CpuKernel.At(from, Place(y, x, pitch, row, filter))};");
        if (step.HasGaps)
            writer.Line($"int left = width - {x};");
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            using (kernel.StoreOnce(pixel))
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    int i = (pixel * vectors) + vector;
                    string sum = step.PartialSums > 0 ? CpuKernel.Load("total", i * kernel.Lanes) : $"sum{i}";
                    kernel.Store(step.AddsInput ? $"SimdOps.Add({sum}, {CpuKernel.Load("added", vector * kernel.Lanes)})" : sum, "place", vector * kernel.Lanes);
                }
            }

            if (pixel == pixels - 1)
                break;
            foreach ((string name, _, string pitch, _) in places)
                writer.Line($"{name} = {CpuKernel.At(name, pitch)};");
            if (!step.HasGaps)
                continue;
            using (writer.Open("if (--left == 0)"))
            {
                writer.Line("left = width;");
                foreach ((string name, _, string pitch, string row) in places)
                    writer.Line($"{name} = {CpuKernel.At(name, $"{row} - (width * {pitch})")};");
            }
        }

        WriteSweep(kernel, step, pixels, vectors, filter, y, x);
    }

    private static string Place(string y, string x, string pitch, string row, string filter) =>
        Index.Sum(y.Length > 0 ? $"((nint){y} * {row})" : "0", x == "0" ? x : $"((nint){x} * {pitch})", filter);

    /// <summary>The functions that are no part of the stores, over the tile that has just been stored.</summary>
    private static void WriteSweep(CpuKernel kernel, PointwiseStep step, int pixels, int vectors, string filter, string y, string x)
    {
        if (!step.IsEpilogueSwept)
            return;
        SourceWriter writer = kernel.Writer;
        writer.Line($"// {string.Join(", ", step.Epilogue)}");
        if (kernel.IsEarly)
            writer.Line($"{(step.IsRun ? "pixel" : x)} += again;");
        writer.Line($"place = {CpuKernel.At("output", Place(y, x, "targetPitch", "targetRow", filter))};");
        if (step.HasGaps)
            writer.Line($"left = width - {x};");
        using (writer.Open($"for (int swept = {(kernel.IsEarly ? "again" : "0")}; swept < {pixels}; swept++)"))
        {
            kernel.SweepVectors("place", vectors);
            writer.Line($"place = {CpuKernel.At("place", "targetPitch")};");
            if (!step.HasGaps)
                return;
            using (writer.Open("if (--left == 0)"))
            {
                writer.Line("left = width;");
                writer.Line($"place = {CpuKernel.At("place", "targetRow - (width * targetPitch)")};");
            }
        }
    }
}
