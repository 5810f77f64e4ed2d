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

    /// <summary>Filters outside, rows inside: the weights of a tile stay in the caches while the rows of a band pass.</summary>
    private static void WriteShares(CpuKernel kernel, ConvStep step)
    {
        SourceWriter writer = kernel.Writer;
        EquatableArray<int> axes = step.Window.Select(axis => axis.Output).ToEquatableArray();
        bool areArguments = step.TakesSizes && axes.Count == 2;
        string rows = areArguments ? "rows" : Index.Number(StepBuilder.OuterRows(new(step.Filters, axes)));
        bool isCut = areArguments || step.Bands > 1;
        using SourceWriter.Block units = writer.Open("for (int unit = begin; unit < end; unit++)");
        if (isCut)
        {
            string bands = areArguments ? "bands" : Index.Number(step.Bands);
            writer.Line($"(int share, int band) = (unit / {bands} * {step.FiltersPerShare}, unit % {bands});");
            writer.Line($"(int first, int last) = (band * {rows} / {bands}, (band + 1) * {rows} / {bands});");
        }
        else
        {
            writer.Line($"int share = unit * {step.FiltersPerShare};");
        }

        using (writer.Open($"for (int filter = share; filter < share + {step.FiltersPerShare}; filter += {kernel.Tile.Vectors * kernel.Lanes})"))
        {
            WritePanel(kernel, step, kernel.Tile.Vectors, "filter");
            if (kernel.Tile.Prefetches > 0)
                writer.Line($"ref float coming = {CpuKernel.At("panel", step.TakesSizes ? Blocks(kernel.Tile.Vectors * kernel.Lanes / StepBuilder.Block) : $"{(long)kernel.Tile.Vectors * kernel.Lanes * step.Depth}")};");
            using (RowLoop.Open(writer, axes, isCut ? "first" : "0", isCut ? "last" : rows))
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
    public static bool HasTapRange(ConvStep step, int axis) => step.Window[axis].Size > 1 && (step.TakesSizes || (step.SkipsBorder && BorderTaps.Any(step.Window[axis])));

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

    public static string Blocks(int count) => count == 0 ? "0" : count == 1 ? "block" : $"(block * {count})";

    private static void WriteTile(CpuKernel kernel, ConvStep step, int pixels, int vectors, string from, string x, string filter)
    {
        SourceWriter writer = kernel.Writer;
        ConvSums all = new(0, pixels, vectors, step.Chains);

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
                writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => ConvSums.Name(pixel, vector, chain) + (step.PartialSums > 0 ? "" : " = SimdFloats.Zero"))) + ";");
        }

        if (step.PartialSums > 0)
        {
            foreach ((int pixel, int vector) in all.Outputs)
                writer.Line($"SimdOps.StoreUnsafe(bias{vector}, {ConvTaps.Total(kernel, all, pixel, vector)});");
        }

        if (meetsMap)
        {
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"w{vector}")) + (vectors > 1 ? ", value" : "") + ";");
            ConvTaps.Write(kernel, step, 0, "corner", all);
        }

        if (step is { Chains: > 1, PartialSums: 0 })
        {
            foreach ((int pixel, int vector) in all.Outputs)
            {
                for (int chain = 1; chain < step.Chains; chain++)
                    writer.Line($"sum{pixel}_{vector} = SimdOps.Add(sum{pixel}_{vector}, {ConvSums.Name(pixel, vector, chain)});");
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
            using SourceWriter.Block? once = kernel.StoreOnce(pixel);
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

            using SourceWriter.Block? once = kernel.StoreOnce(pixel);
            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Finished(kernel, step, pixel, vector, vectors);
                kernel.Store(step.AddsInput ? $"SimdOps.Add({sum}, {CpuKernel.Load("added", vector * kernel.Lanes)})" : sum, "place", vector * kernel.Lanes);
            }
        }
    }

    private static string Finished(CpuKernel kernel, ConvStep step, int pixel, int vector, int vectors) =>
        step.PartialSums > 0 ? CpuKernel.Load("total", ((pixel * vectors) + vector) * kernel.Lanes) : $"sum{pixel}_{vector}";

    /// <summary>The function that adds a partial sum to what is finished.</summary>
    public const string AddTo = """
        /// <summary>Adds a vector to the one that stands at an offset.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static void AddTo(ref float total, int offset, SimdFloats sum) =>
            SimdOps.StoreUnsafe(SimdOps.Add(SimdOps.LoadUnsafe(ref RefOps.Add(ref total, offset)), sum), ref RefOps.Add(ref total, offset));
        """;
}
