using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes norms over pixels: sums of each channel, squared distances from the mean, the values; four vectors of channels at a time. A sum adds the pixels of a row in two
/// chains, then the rows. Where a group has several channels, their sums are folded and the result is written to each channel's place.
/// </summary>
internal static class GroupNormEmitter
{
    private const int VectorsPerTile = 4;

    public static void Write(CpuKernel kernel, GroupNormStep step)
    {
        SourceWriter writer = kernel.Writer;
        string first = step.Rows > 1 ? $"(row * {step.ChannelsPerRow})" : "0";
        using SourceWriter.Block rows = writer.Open("for (int row = begin; row < end; row++)");
        writer.Line($"ref float source = {CpuKernel.At("input", first)};");
        writer.Line($"ref float target = {CpuKernel.At("output", first)};");
        if (step.ScaleOffset >= 0)
        {
            writer.Line($"ref float factors = {CpuKernel.At("weights", first)};");
            writer.Line($"ref float summands = {CpuKernel.At("bias", first)};");
        }

        if (step.ChannelsPerGroup == 1)
        {
            Tiles(kernel, step, (channel, vectors) =>
            {
                WriteSums(kernel, step, "sum", channel, vectors, (_, value, sum) => $"SimdOps.Add({sum}, {value})");
                for (int i = 0; i < vectors; i++)
                    writer.Line($"SimdFloats mean{i} = SimdOps.Divide(sum{i}, {Count(step)});");
                WriteSquares(kernel, step, channel, vectors);
                for (int i = 0; i < vectors; i++)
                    writer.Line($"SimdFloats scale{i} = SimdOps.Divide(SimdOps.Create(1f), SimdOps.Sqrt(SimdOps.Add(SimdOps.Divide(square{i}, {Count(step)}), SimdOps.Create({SourceText.Float(step.Epsilon)}))));");
                WriteValues(kernel, step, channel, vectors);
            });
            return;
        }

        writer.Line($"ref float means = {CpuKernel.At("other", first)};");
        writer.Line($"ref float scales = {CpuKernel.At("other", Index.Sum(first, $"{BufferLayout.RoundUp(step.Output.Shape.Channels)}"))};");
        Tiles(kernel, step, (channel, vectors) =>
        {
            WriteSums(kernel, step, "sum", channel, vectors, (_, value, sum) => $"SimdOps.Add({sum}, {value})");
            Each(vectors, i => $"SimdOps.StoreUnsafe(sum{i}, {CpuKernel.At("means", Index.Sum(channel, $"{i * kernel.Lanes}"))});");
        });
        WriteGroups(kernel, step, "means", "sum", "mean", sum => $"{sum} / {Values(step)}");
        Tiles(kernel, step, (channel, vectors) =>
        {
            Each(vectors, i => $"SimdFloats mean{i} = {CpuKernel.Load("means", Index.Sum(channel, $"{i * kernel.Lanes}"))};");
            WriteSquares(kernel, step, channel, vectors);
            Each(vectors, i => $"SimdOps.StoreUnsafe(square{i}, {CpuKernel.At("scales", Index.Sum(channel, $"{i * kernel.Lanes}"))});");
        });
        WriteGroups(kernel, step, "scales", "square", "scale", squares => $"1f / global::System.MathF.Sqrt(({squares} / {Values(step)}) + {SourceText.Float(step.Epsilon)})");
        Tiles(kernel, step, (channel, vectors) =>
        {
            Each(vectors, i => $"SimdFloats mean{i} = {CpuKernel.Load("means", Index.Sum(channel, $"{i * kernel.Lanes}"))};");
            Each(vectors, i => $"SimdFloats scale{i} = {CpuKernel.Load("scales", Index.Sum(channel, $"{i * kernel.Lanes}"))};");
            WriteValues(kernel, step, channel, vectors);
        });

        void Each(int vectors, Func<int, string> line)
        {
            for (int i = 0; i < vectors; i++)
                writer.Line(line(i));
        }
    }

    /// <summary>Tiles of the channels of a row. Several rows are whole vectors each; a single one may end in a partial vector.</summary>
    private static void Tiles(CpuKernel kernel, GroupNormStep step, Action<string, int> body)
    {
        if (step.Rows > 1)
            kernel.Tiles("channel", step.ChannelsPerRow, VectorsPerTile * kernel.Lanes, (channel, floats) => Block(channel, floats / kernel.Lanes));
        else
            kernel.ChannelTiles("channel", VectorsPerTile, Block);

        // A single tile has no block of its own, and there are several of them.
        void Block(string channel, int vectors)
        {
            using (kernel.Writer.Open(""))
                body(channel, vectors);
        }
    }

    private static void WriteSquares(CpuKernel kernel, GroupNormStep step, string channel, int vectors) =>
        WriteSums(kernel, step, "square", channel, vectors, (i, value, sum) => $"SquareOfDistance({value}, mean{i}, {sum})");

    /// <summary>Writes the sums of a tile's channels over all pixels.</summary>
    private static void WriteSums(CpuKernel kernel, GroupNormStep step, string name, string channel, int vectors, Func<int, string, string, string> add)
    {
        SourceWriter writer = kernel.Writer;
        EquatableArray<int> axes = step.Output.Shape.Axes;
        int width = axes.IsEmpty ? 1 : axes[axes.Count - 1];
        int pitch = kernel.Input.PixelPitch;
        for (int i = 0; i < vectors; i++)
            writer.Line($"SimdFloats {name}{i} = SimdFloats.Zero;");
        using InteriorLoop.Nest nest = new();
        string[] names = [.. RowLoop.AxisNames(axes.Count).Take(axes.Count - 1)];
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(kernel.Loop(names[axis], axes[axis]));
        if (names.Length == 0)
            nest.Add(writer.Open(""));
        writer.Line($"ref float line = {CpuKernel.At("source", Index.Sum(InteriorLoop.Offset(kernel.Input, names), channel))};");
        int chains = width > 1 ? 2 : 1;
        for (int i = 0; i < vectors * chains; i++)
            writer.Line($"SimdFloats part{i} = SimdFloats.Zero;");
        using (width > chains ? kernel.Loop("x", width / chains * chains * pitch, chains * pitch) : writer.Open(""))
        {
            for (int i = 0; i < vectors * chains; i++)
                Add(i, Index.Sum(width > chains ? "x" : "0", $"{(i / vectors * pitch) + (i % vectors * kernel.Lanes)}"));
        }

        for (int i = 0; i < vectors && width % chains != 0; i++)
            Add(i, $"{((width - 1) * pitch) + (i * kernel.Lanes)}");
        for (int i = 0; i < vectors; i++)
            writer.Line($"{name}{i} = SimdOps.Add({name}{i}, {(chains > 1 ? $"SimdOps.Add(part{i}, part{vectors + i})" : $"part{i}")});");

        void Add(int part, string offset) => writer.Line($"part{part} = {add(part % vectors, CpuKernel.Load("line", offset), $"part{part}")};");
    }

    /// <summary>Folds the sums of each group's channels and writes what comes of them to all of the group's places.</summary>
    private static void WriteGroups(CpuKernel kernel, GroupNormStep step, string from, string accumulators, string name, Func<string, string> result)
    {
        using (kernel.Loop("group", step.ChannelsPerRow, step.ChannelsPerGroup))
        {
            kernel.Writer.Line($"ref float members = {CpuKernel.At(from, "group")};");
            string sum = LaneFold.Sum.Write(kernel, accumulators, step.ChannelsPerGroup, chains: 1, offset => CpuKernel.Load("members", offset));
            kernel.Writer.Line($"float {name} = {result(sum)};");
            kernel.Writer.Line($"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref members, {step.ChannelsPerGroup}).Fill({name});");
        }
    }

    private static void WriteValues(CpuKernel kernel, GroupNormStep step, string channel, int vectors)
    {
        SourceWriter writer = kernel.Writer;
        bool isAffine = step.ScaleOffset >= 0;
        for (int i = 0; i < vectors && isAffine && !step.HasMapAffine; i++)
        {
            writer.Line($"scale{i} = SimdOps.Multiply(scale{i}, {CpuKernel.Load("factors", At(i))});");
            writer.Line($"SimdFloats shift{i} = {CpuKernel.Load("summands", At(i))};");
        }

        EquatableArray<int> axes = step.Output.Shape.Axes;
        string[] names = RowLoop.AxisNames(axes.Count);
        using InteriorLoop.Nest nest = new();
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(kernel.Loop(names[axis], axes[axis]));
        if (names.Length == 0)
            nest.Add(writer.Open(""));
        writer.Line($"ref float pixel = {CpuKernel.At("source", InteriorLoop.Offset(kernel.Input, names))};");
        writer.Line($"ref float result = {CpuKernel.At("target", InteriorLoop.Offset(kernel.Output, names))};");
        if (step.HasMapAffine)
        {
            EquatableArray<int> none = axes.Select(_ => 0).ToEquatableArray();
            writer.Line($"int constants = {InteriorLoop.Offset(BufferLayout.ChannelsLast(step.Output.Shape, none, none), names)};");
        }

        for (int i = 0; i < vectors; i++)
        {
            string distance = $"SimdOps.Subtract({CpuKernel.Load("pixel", At(i))}, mean{i})";
            string value = step.HasMapAffine ? CpuKernel.MultiplyAdd(distance, $"SimdOps.Multiply(scale{i}, {CpuKernel.Load("factors", Index.Sum("constants", At(i)))})", CpuKernel.Load("summands", Index.Sum("constants", At(i))))
                : isAffine ? CpuKernel.MultiplyAdd(distance, $"scale{i}", $"shift{i}")
                : $"SimdOps.Multiply({distance}, scale{i})";
            kernel.Store(value, "result", At(i));
        }

        string At(int vector) => Index.Sum(channel, $"{vector * kernel.Lanes}");
    }

    /// <summary>The pixels of a channel in every lane.</summary>
    private static string Count(GroupNormStep step) => $"SimdOps.Create({SourceText.Float(step.Output.Shape.Pixels)})";

    /// <summary>The values of a group.</summary>
    private static string Values(GroupNormStep step) => SourceText.Float(step.Output.Shape.Pixels * step.ChannelsPerGroup);

    public const string SquareOfDistance = """
        /// <summary>sum + (x − mean)².</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats SquareOfDistance(SimdFloats x, SimdFloats mean, SimdFloats sum)
        {
            SimdFloats distance = SimdOps.Subtract(x, mean);
            return SimdOps.MultiplyAddEstimate(distance, distance, sum);
        }
        """;
}
