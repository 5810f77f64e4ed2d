using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes the norm across channels: the squares of a pixel between zeros, then for each vector of channels the sum of its neighbours' squares. With β of ½, ¾ or 1 the power is
/// made of square roots, at most 4 ULP off; with others it is exp(β·ln s), off by at most 4 + 2·|β·ln s| ULP: few, since s is k and some squares.
/// </summary>
internal static class LocalResponseNormEmitter
{
    /// <summary>More neighbours are a loop: written out they would only be longer, up to what RyuJIT no longer optimises.</summary>
    private const int NeighboursWrittenOut = 16;

    public static void Write(CpuKernel kernel, LocalResponseNormStep step)
    {
        SourceWriter writer = kernel.Writer;
        PixelLoop.WritePixels(
            kernel,
            () =>
            {
                WriteSquares(kernel, step);
                kernel.ChannelTiles("channel", 1, (channel, _) =>
                {
                    WriteSum(kernel, step, channel);
                    writer.Line($"sum = {CpuKernel.MultiplyAdd("sum", Constant(step.Factor), Constant(step.K))};");
                    kernel.Store($"SimdOps.Divide({CpuKernel.Load("source", channel)}, {Power(step)})", "target", channel);
                });
            },
            PixelLoop.Companion.Scratch("squares", "other", step.Output.Shape, step.FloatsPerRow));
    }

    private static void WriteSquares(CpuKernel kernel, LocalResponseNormStep step)
    {
        SourceWriter writer = kernel.Writer;
        int whole = step.Channels / kernel.Lanes * kernel.Lanes;
        Clear("0", step.Margin);
        if (whole > 0)
        {
            using (kernel.Loop("i", whole, kernel.Lanes))
                writer.Line($"SimdOps.StoreUnsafe(SimdOps.Multiply({CpuKernel.Load("source", "i")}, {CpuKernel.Load("source", "i")}), {CpuKernel.At("squares", Index.Sum("i", $"{step.Margin}"))});");
        }

        if (whole < step.Channels)
        {
            writer.Line($"SimdFloats last = SimdOps.BitwiseAnd({CpuKernel.Load("source", whole)}, {kernel.Mask(step.Channels - whole)});");
            writer.Line($"SimdOps.StoreUnsafe(SimdOps.Multiply(last, last), {CpuKernel.At("squares", step.Margin + whole)});");
        }

        int end = step.Margin + (kernel.Target.VectorsFor(step.Channels) * kernel.Lanes);
        Clear($"{end}", step.FloatsPerRow - end);

        void Clear(string from, int floats)
        {
            if (floats > 0)
            {
                using (kernel.Loop("i", floats, kernel.Lanes))
                    writer.Line($"SimdOps.StoreUnsafe(SimdFloats.Zero, {CpuKernel.At("squares", Index.Sum("i", from))});");
            }
        }
    }

    private static void WriteSum(CpuKernel kernel, LocalResponseNormStep step, string channel)
    {
        int neighbours = step.Before + 1 + step.After;
        string first = Index.Sum(channel, $"{step.Margin - step.Before}");
        if (neighbours > NeighboursWrittenOut)
        {
            kernel.Writer.Line("SimdFloats sum = SimdFloats.Zero;");
            using (kernel.Loop("neighbour", neighbours))
                kernel.Writer.Line($"sum = SimdOps.Add(sum, {CpuKernel.Load("squares", Index.Sum("neighbour", first))});");
            return;
        }

        kernel.Writer.Line($"SimdFloats sum = {CpuKernel.Load("squares", first)};");
        for (int neighbour = 1; neighbour < neighbours; neighbour++)
            kernel.Writer.Line($"sum = SimdOps.Add(sum, {CpuKernel.Load("squares", Index.Sum(first, $"{neighbour}"))});");
    }

    private static string Power(LocalResponseNormStep step) => step.Beta switch
    {
        1 => "sum",
        0.5 => "SimdOps.Sqrt(sum)",
        0.75 => "SimdOps.Multiply(SimdOps.Sqrt(sum), SimdOps.Sqrt(SimdOps.Sqrt(sum)))",
        _ => $"Exp(SimdOps.Multiply(Log(sum), {Constant(step.Beta)}))",
    };

    private static string Constant(double value) => $"SimdOps.Create({SourceText.Float(value)})";
}
