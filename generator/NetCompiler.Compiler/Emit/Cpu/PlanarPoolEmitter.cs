using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes pools over planar maps: the rows of a window become one row, vector by vector, then the values along it are combined.</summary>
internal static class PlanarPoolEmitter
{
    /// <summary>Windows farther apart are taken one value at a time: of as many vectors few values would be used.</summary>
    private const int MostVectors = 4;

    public static void Write(CpuKernel kernel, PlanarPoolStep step)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis last = step.Window[step.Window.Count - 1];
        int width = BufferLayout.RoundUp(last.Input);

        // The last vectors of a row read beyond it.
        writer.Line($"global::System.Span<float> rows = stackalloc float[{width + (MostVectors * kernel.Lanes) + BufferLayout.RoundUp(last.Size)}];");
        writer.Line("ref float combined = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(rows);");
        using (RowLoop.Open(writer, step.Window))
        using (kernel.Loop("channel", step.Channels))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", Index.Sum(Index.Times("channel", kernel.Input.ChannelStride), RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride)))};");
            writer.Line($"ref float target = {CpuKernel.At("output", Index.Sum(Index.Times("channel", kernel.Output.ChannelStride), RowLoop.Offset(kernel.Output, _ => 1)))};");
            WriteRows(kernel, step, width);
            if (last.Stride <= MostVectors)
            {
                kernel.Tiles("x", last.Output, kernel.Lanes, (x, lanes) => WriteVector(kernel, step, last, x, lanes));
            }
            else
            {
                WriteValues(kernel, step, last);
                WriteSweep(kernel, last.Output);
            }
        }
    }

    /// <summary>A vector of outputs: for each tap every second, third or fourth value of the row, from as many vectors.</summary>
    private static void WriteVector(CpuKernel kernel, PlanarPoolStep step, WindowAxis last, string x, int lanes)
    {
        SourceWriter writer = kernel.Writer;
        for (int tap = 0; tap < last.Size; tap++)
        {
            string value = Enumerable.Range(0, last.Stride).Select(part => Part(tap, part)).Aggregate((a, b) => b.Replace("{rest}", a));
            if (tap % last.Stride == 0)
            {
                for (int part = 0; part < last.Stride; part++)
                    writer.Line($"SimdFloats part{tap}_{part} = {CpuKernel.Load("combined", Index.Sum(Index.Times(x, last.Stride), $"{tap + (part * kernel.Lanes)}"))};");
            }

            writer.Line(tap == 0 ? $"SimdFloats pooled = {value};" : $"pooled = {(step.Kind == PoolKind.Max ? "Larger" : "SimdOps.Add")}(pooled, {value});");
        }

        int taps = step.Window.Aggregate(1, (product, axis) => product * axis.Size);
        string mean = (taps & (taps - 1)) == 0 ? $"SimdOps.Multiply(pooled, SimdOps.Create({SourceText.Float(1.0 / taps)}))" : $"SimdOps.Divide(pooled, SimdOps.Create({SourceText.Float(taps)}))";
        string result = ActivationEmitter.Apply(kernel.Epilogue, step.Kind == PoolKind.Max ? "pooled" : mean);
        if (result != "pooled")
            writer.Line($"pooled = {result};");
        kernel.StoreFirst("pooled", "target", x, lanes);

        // The lanes whose value lies in this part, each from its place; the others from the parts before.
        string Part(int tap, int part)
        {
            int[] places = [.. Enumerable.Range(0, kernel.Lanes).Select(lane => (lane * last.Stride) + (tap % last.Stride))];
            string vector = $"part{tap / last.Stride * last.Stride}_{part}";
            if (last.Stride == 1)
                return vector;
            string moved = $"SimdOps.Shuffle({vector}, SimdOps.Create({string.Join(", ", places.Select(place => place % kernel.Lanes))}))";
            return part == 0 ? moved : $"SimdOps.ConditionalSelect(SimdOps.AsSingle(SimdOps.Create({string.Join(", ", places.Select(place => place / kernel.Lanes == part ? "-1" : "0"))})), {moved}, {{rest}})";
        }
    }

    /// <summary>Combines the rows of the window.</summary>
    private static void WriteRows(CpuKernel kernel, PlanarPoolStep step, int width)
    {
        SourceWriter writer = kernel.Writer;
        long[] offsets = [.. Offsets(kernel, step, 0)];
        using (kernel.Loop("x", width, kernel.Lanes))
        {
            string value = offsets.Skip(1).Aggregate(CpuKernel.Load("source", Index.Sum("x", $"{offsets[0]}")), (sum, offset) => $"{(step.Kind == PoolKind.Max ? "Larger" : "SimdOps.Add")}({sum}, {CpuKernel.Load("source", Index.Sum("x", $"{offset}"))})");
            writer.Line($"SimdOps.StoreUnsafe({value}, {CpuKernel.At("combined", "x")});");
        }
    }

    private static IEnumerable<long> Offsets(CpuKernel kernel, PlanarPoolStep step, int axis) =>
        axis == step.Window.Count - 1
            ? [0]
            : Enumerable.Range(0, step.Window[axis].Size).SelectMany(tap => Offsets(kernel, step, axis + 1).Select(offset => ((long)tap * kernel.Input.AxisStrides[axis]) + offset));

    /// <summary>Combines the values along the row.</summary>
    private static void WriteValues(CpuKernel kernel, PlanarPoolStep step, WindowAxis last)
    {
        using (kernel.Loop("x", last.Output))
        {
            IEnumerable<string> values = Enumerable.Range(0, last.Size).Select(tap => $"RefOps.Add(ref combined, {Index.Sum(Index.Times("x", last.Stride), $"{tap}")})");
            string value = step.Kind == PoolKind.Max ? values.Aggregate((a, b) => $"global::System.MathF.Max({a}, {b})") : "(" + string.Join(" + ", values) + ")";
            int taps = step.Window.Aggregate(1, (product, axis) => product * axis.Size);
            string mean = (taps & (taps - 1)) == 0 ? $" * {SourceText.Float(1.0 / taps)}" : $" / {SourceText.Float(taps)}";
            kernel.Writer.Line($"RefOps.Add(ref target, x) = {value}{(step.Kind == PoolKind.Max ? "" : mean)};");
        }
    }

    /// <summary>Activations of a pool are rare: they pass over the row in the scratch space, where whole vectors fit.</summary>
    private static void WriteSweep(CpuKernel kernel, int width)
    {
        if (kernel.Epilogue.IsEmpty)
            return;
        SourceWriter writer = kernel.Writer;
        writer.Line($"// {string.Join(", ", kernel.Epilogue)}");
        const string Copy = "global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref target, ";
        writer.Line($"{Copy}{width}).CopyTo(rows);");
        using (kernel.Loop("x", BufferLayout.RoundUp(width), kernel.Lanes))
            writer.Line($"SimdOps.StoreUnsafe({ActivationEmitter.Apply(kernel.Epilogue, CpuKernel.Load("combined", "x"))}, {CpuKernel.At("combined", "x")});");
        writer.Line($"rows.Slice(0, {width}).CopyTo({Copy}{width}));");
    }
}
