using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes matrix-vector products: vectors of outputs × chains in registers, weights read as one stream for each block of 16 outputs.</summary>
internal static class DenseEmitter
{
    public static void Write(CpuKernel kernel, DenseStep step)
    {
        SourceWriter writer = kernel.Writer;
        int perTile = kernel.Tile.Vectors * kernel.Lanes;
        int wholeRows = step.Units / DenseStep.UnitsPerRow;
        int restVectors = kernel.Target.VectorsFor(step.Units - (wholeRows * DenseStep.UnitsPerRow));
        string weights = kernel.NameWeights();
        using (writer.Open("for (int row = begin; row < end; row++)"))
        {
            writer.Line($"int first = row * {DenseStep.UnitsPerRow};");
            if (wholeRows > 0)
            {
                using (restVectors > 0 ? writer.Open($"if (row < {wholeRows})") : writer.Open(""))
                    WriteUnits(kernel, step, DenseStep.UnitsPerRow / kernel.Lanes, perTile, weights);
            }

            if (restVectors > 0)
            {
                using (wholeRows > 0 ? writer.Open("else") : writer.Open(""))
                    WriteUnits(kernel, step, restVectors, perTile, weights);
            }
        }
    }

    private static void WriteUnits(CpuKernel kernel, DenseStep step, int vectors, int perTile, string weights)
    {
        SourceWriter writer = kernel.Writer;
        (int tiles, int rest) = (vectors / kernel.Tile.Vectors, vectors % kernel.Tile.Vectors);
        if (tiles > 0)
        {
            using (writer.Open($"for (int unit = first; unit < first + {tiles * perTile}; unit += {perTile})"))
                WriteTile(kernel, step, kernel.Tile.Vectors, weights);
        }

        if (rest > 0)
        {
            using (writer.Open(""))
            {
                writer.Line($"int unit = first + {tiles * perTile};");
                WriteTile(kernel, step, rest, weights);
            }
        }

        kernel.SweepRun("RefOps.Add(ref output, first)", vectors * kernel.Lanes);
    }

    private static void WriteTile(CpuKernel kernel, DenseStep step, int vectors, string weights)
    {
        SourceWriter writer = kernel.Writer;
        int perBlock = step.Length * StepBuilder.Block;
        writer.Line($"ref {kernel.WeightType} w = ref RefOps.Add(ref {weights}, (nint)(unit / {StepBuilder.Block}) * {perBlock} + (unit % {StepBuilder.Block}));");
        writer.Line("ref float at = ref input;");
        for (int chain = 0; chain < step.Chains; chain++)
        {
            IEnumerable<string> sums = Enumerable.Range(0, vectors).Select(vector => $"sum{vector}_{chain} = " + (chain == 0 ? CpuKernel.Load("bias", Index.Sum("unit", $"{vector * kernel.Lanes}")) : "SimdFloats.Zero"));
            writer.Line($"SimdFloats {string.Join(", ", sums)};");
        }

        writer.Line("SimdFloats value;");
        int perStep = step.Chains * kernel.Tile.Unroll;
        int whole = step.Length / perStep * perStep;
        if (whole > 0)
        {
            using (kernel.Loop("k", whole, perStep))
            {
                WriteSteps(kernel, step, vectors, perStep);
                writer.Line($"at = {CpuKernel.At("at", perStep)};");
                writer.Line($"w = {CpuKernel.At("w", perStep * StepBuilder.Block)};");
            }
        }

        WriteSteps(kernel, step, vectors, step.Length - whole);
        for (int distance = step.Chains / 2; distance > 0; distance /= 2)
        {
            for (int chain = 0; chain < distance; chain++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"sum{vector}_{chain} = SimdOps.Add(sum{vector}_{chain}, sum{vector}_{chain + distance});");
            }
        }

        for (int vector = 0; vector < vectors; vector++)
            kernel.Store($"sum{vector}_0", "output", Index.Sum("unit", $"{vector * kernel.Lanes}"));
    }

    /// <summary>Input k meets its weights in sum k mod chains.</summary>
    private static void WriteSteps(CpuKernel kernel, DenseStep step, int vectors, int count)
    {
        int perBlock = step.Length * StepBuilder.Block;
        for (int i = 0; i < count; i++)
        {
            kernel.Writer.Line($"value = {CpuKernel.Broadcast("at", i)};");
            for (int vector = 0; vector < vectors; vector++)
            {
                int lane = vector * kernel.Lanes;
                string weights = kernel.LoadWeights("w", ((long)(lane / StepBuilder.Block) * perBlock) + (lane % StepBuilder.Block) + (i * StepBuilder.Block));
                kernel.Writer.Line($"sum{vector}_{i % step.Chains} = {CpuKernel.MultiplyAdd(weights, "value", $"sum{vector}_{i % step.Chains}")};");
            }
        }
    }
}
