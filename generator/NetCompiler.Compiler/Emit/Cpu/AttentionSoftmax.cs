using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes the exponentials of attention's scores and their sum for some queries. The scores' last vectors hold keys that do not exist, and with moved windows there
/// are keys that the query does not see: neither the largest score nor the sum takes them, and their exponentials become 0.
/// </summary>
internal static class AttentionSoftmax
{
    public static void Write(CpuKernel kernel, AttentionStep step, string query, int queries)
    {
        SourceWriter writer = kernel.Writer;
        int parts = BufferLayout.Alignment / kernel.Lanes;
        int whole = step.Shift > 0 ? step.KeyPitch : step.Tokens / BufferLayout.Alignment * BufferLayout.Alignment;
        using (kernel.Loop("q", queries))
        {
            writer.Line($"ref float row = {CpuKernel.At("scores", Index.Times("q", step.KeyPitch))};");
            if (step.Shift > 0)
                writer.Line($"SimdFloats side = SimdOps.Create(RefOps.Add(ref sides, {Index.Sum(query, "q")}));");
            writer.Line("SimdFloats largest = SimdOps.Create(float.NegativeInfinity);");
            ForEach((_, at, mask) =>
            {
                string score = CpuKernel.Load("row", at);
                writer.Line($"largest = SimdOps.MaxNative(largest, {(mask is null ? score : $"SimdOps.ConditionalSelect({mask}, {score}, SimdOps.Create(float.NegativeInfinity))")});");
            });
            writer.Line($"SimdFloats maximum = SimdOps.Create({LaneFold.Largest.Name}(largest));");
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, parts).Select(part => $"sum{part} = SimdFloats.Zero")) + ", power;");
            ForEach((part, at, mask) =>
            {
                string power = $"Exp(SimdOps.Subtract({CpuKernel.Load("row", at)}, maximum))";
                writer.Line($"power = {(mask is null ? power : $"SimdOps.BitwiseAnd({power}, {mask})")};");
                writer.Line($"SimdOps.StoreUnsafe(power, {CpuKernel.At("row", at)});");
                writer.Line($"sum{part} = SimdOps.Add(sum{part}, power);");
            });
            for (int distance = parts / 2; distance > 0; distance /= 2)
            {
                for (int part = 0; part < distance; part++)
                    writer.Line($"sum{part} = SimdOps.Add(sum{part}, sum{part + distance});");
            }

            writer.Line($"RefOps.Add(ref sums, q) = {LaneFold.Sum.Name}(sum0);");
        }

        // Each vector of keys that exist: which of the 16 lanes it is, its place, and which of its lanes count; null for all.
        void ForEach(Action<int, string, string?> body)
        {
            if (whole > 0)
            {
                using (kernel.Loop("i", whole, BufferLayout.Alignment))
                {
                    for (int part = 0; part < parts; part++)
                    {
                        string at = Index.Sum("i", $"{part * kernel.Lanes}");
                        body(part, at, step.Shift > 0 ? $"SimdOps.Equals({CpuKernel.Load("sides", at)}, side)" : null);
                    }
                }
            }

            for (int part = 0; part < parts && whole + (part * kernel.Lanes) < step.Tokens; part++)
            {
                int valid = step.Tokens - whole - (part * kernel.Lanes);
                string lanes = string.Join(", ", Enumerable.Range(0, kernel.Lanes).Select(lane => lane < valid ? "-1" : "0"));
                body(part, $"{whole + (part * kernel.Lanes)}", valid < kernel.Lanes ? $"SimdOps.AsSingle(SimdOps.Create({lanes}))" : null);
            }
        }
    }
}
