using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes dense layers for several samples at once: a tile of samples × vectors of units in registers, one partial sum of each at a time. Partial sums are those of
/// <see cref="DenseEmitter"/>, each in the same order, so the bits are the same; between runs of the input they wait in memory.
/// </summary>
internal static class DenseBatchEmitter
{
    /// <summary>
    /// Values of the input that all samples pass over before the next run: what they share of the weights, 32 KB a block, comes from memory once and from a
    /// near cache after that.
    /// </summary>
    private const int Run = 512;

    public static void Write(CpuKernel kernel, DenseStep step)
    {
        SourceWriter writer = kernel.Writer;
        int perTile = kernel.Tile.Vectors * kernel.Lanes;
        int vectors = kernel.Target.VectorsFor(step.Units);
        int wholeUnits = vectors / kernel.Tile.Vectors * perTile;
        int restVectors = vectors % kernel.Tile.Vectors;
        writer.Line($"global::System.Span<float> sums = stackalloc float[{step.Chains * Segment.MostSamples * perTile}];");
        writer.Line("ref float partial = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(sums);");
        string weights = kernel.NameWeights();
        using SourceWriter.Block rows = writer.Open("for (int row = begin; row < end; row++)");
        writer.Line($"int first = row * {DenseStep.UnitsPerRow};");
        writer.Line($"int behind = first + {DenseStep.UnitsPerRow} < {wholeUnits} ? first + {DenseStep.UnitsPerRow} : {wholeUnits};");
        using (writer.Open($"for (int unit = first; unit < behind; unit += {perTile})"))
            WriteTile(kernel, step, kernel.Tile.Vectors, weights);
        if (restVectors > 0)
        {
            using (writer.Open($"if (first + {DenseStep.UnitsPerRow} > {wholeUnits})"))
            {
                writer.Line($"int unit = {wholeUnits};");
                WriteTile(kernel, step, restVectors, weights);
            }
        }

        if (!step.IsEpilogueSwept)
            return;
        int roundedUnits = vectors * kernel.Lanes;
        writer.Line($"// {string.Join(", ", step.Epilogue)}");
        writer.Line($"behind = first + {DenseStep.UnitsPerRow} < {roundedUnits} ? first + {DenseStep.UnitsPerRow} : {roundedUnits};");
        using (writer.Open("for (int sample = 0; sample < samples; sample++)"))
        using (writer.Open($"for (int i = first; i < behind; i += {kernel.Lanes})"))
            kernel.SweepOne("output", Index.Sum(Index.Times("(nint)sample", kernel.Plan.SlotLength), "i"));
    }

    private static void WriteTile(CpuKernel kernel, DenseStep step, int vectors, string weights)
    {
        SourceWriter writer = kernel.Writer;
        int perBlock = step.Length * StepBuilder.Block;
        int perSample = vectors * kernel.Lanes;
        int perChain = Segment.MostSamples * perSample;
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"SimdFloats bias{vector} = {CpuKernel.Load("bias", Index.Sum("unit", $"{vector * kernel.Lanes}"))};");
        using (writer.Open($"for (int i = 0; i < {step.Chains * perChain}; i += {perSample})"))
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"SimdOps.StoreUnsafe({(step.Chains == 1 ? $"bias{vector}" : $"i < {perChain} ? bias{vector} : SimdFloats.Zero")}, {CpuKernel.At("partial", Index.Sum("i", $"{vector * kernel.Lanes}"))});");
        }

        writer.Line($"ref {kernel.WeightType} block = {CpuKernel.At(weights, $"(nint)(unit / {StepBuilder.Block}) * {perBlock} + (unit % {StepBuilder.Block})")};");
        using (step.Length > Run ? writer.Open($"for (int from = 0; from < {step.Length}; from += {Run})") : writer.Open(""))
        {
            string from = step.Length > Run ? "from" : "0";

            // A processor's own prefetching loses the thread where partial sums skip lines.
            writer.Line($"int ahead = {(step.Length > Run ? $"from + {Run} < {step.Length} ? {Run * StepBuilder.Block} : ({vectors * kernel.Lanes / StepBuilder.Block * step.Length} - from) * {StepBuilder.Block}" : $"{vectors * kernel.Lanes * step.Length}")};");
            writer.Line($"int to = {(step.Length > Run ? $"from + {Run} < {step.Length} ? from + {Run} : {step.Length}" : $"{step.Length}")};");
            using (step.Chains > 1 ? kernel.Loop("chain", step.Chains) : writer.Open(""))
            using (writer.Open($"for (int sample = 0; sample < samples; sample += {kernel.Tile.Samples})"))
                WriteChain(kernel, step, vectors, step.Chains > 1 ? Index.Sum("chain", from) : from, perChain, perSample);
        }

        using (writer.Open("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"ref float total = {CpuKernel.At("partial", Index.Times("sample", perSample))};");
            for (int vector = 0; vector < vectors; vector++)
            {
                writer.Line($"SimdFloats sum{vector} = {Tree(step.Chains, chain => CpuKernel.Load("total", (chain * perChain) + (vector * kernel.Lanes)))};");
                kernel.Store($"sum{vector}", "output", Index.Sum(Index.Times("(nint)sample", kernel.Plan.SlotLength), "unit", $"{vector * kernel.Lanes}"));
            }
        }
    }

    /// <summary>The partial sums added in a tree: the upper half to the lower until one is left.</summary>
    private static string Tree(int chains, Func<int, string> load)
    {
        string[] sums = [.. Enumerable.Range(0, chains).Select(load)];
        for (int distance = chains / 2; distance > 0; distance /= 2)
        {
            for (int chain = 0; chain < distance; chain++)
                sums[chain] = $"SimdOps.Add({sums[chain]}, {sums[chain + distance]})";
        }

        return sums[0];
    }

    /// <summary>Adds the values of the run that belong to one partial sum, for a tile of samples.</summary>
    private static void WriteChain(CpuKernel kernel, DenseStep step, int vectors, string from, int perChain, int perSample)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float total = {CpuKernel.At("partial", Index.Sum(step.Chains > 1 ? Index.Times("chain", perChain) : "0", Index.Times("sample", perSample)))};");
        writer.Line($"ref float at = {CpuKernel.At("input", Index.Sum(Index.Times("(nint)sample", kernel.Plan.SlotLength), from))};");
        writer.Line($"ref {kernel.WeightType} w = {CpuKernel.At("block", Index.Times($"({from})", StepBuilder.Block))};");
        for (int sample = 0; sample < kernel.Tile.Samples; sample++)
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"sum{sample}_{vector} = {CpuKernel.Load("total", (sample * perSample) + (vector * kernel.Lanes))}")) + ";");
        using (writer.Open($"for (int k = {from}; k < to; k += {step.Chains})"))
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                int lane = vector * kernel.Lanes;
                writer.Line($"SimdFloats w{vector} = {kernel.LoadWeights("w", ((long)(lane / StepBuilder.Block) * step.Length * StepBuilder.Block) + (lane % StepBuilder.Block))};");
            }

            for (int block = 0; block < Math.Max(1, vectors * kernel.Lanes / StepBuilder.Block); block++)
            {
                string ahead = CpuKernel.At("w", Index.Sum("ahead", $"{(long)block * step.Length * StepBuilder.Block}"));
                writer.Line($"global::NetCompiler.Kernels.Prefetch.ToSecondLevel({(kernel.Storage == WeightStorage.Float32 ? ahead : $"ref RefOps.As<ushort, float>({ahead})")});");
            }

            for (int sample = 0; sample < kernel.Tile.Samples; sample++)
            {
                writer.Line($"SimdFloats value{sample} = {CpuKernel.Broadcast("at", (long)sample * kernel.Plan.SlotLength)};");
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"sum{sample}_{vector} = {CpuKernel.MultiplyAdd($"w{vector}", $"value{sample}", $"sum{sample}_{vector}")};");
            }

            writer.Line($"at = {CpuKernel.At("at", step.Chains)};");
            writer.Line($"w = {CpuKernel.At("w", step.Chains * StepBuilder.Block)};");
        }

        for (int sample = 0; sample < kernel.Tile.Samples; sample++)
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"SimdOps.StoreUnsafe(sum{sample}_{vector}, {CpuKernel.At("total", (sample * perSample) + (vector * kernel.Lanes))});");
        }
    }
}
