using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes softmax over the channels of each pixel: largest value, exponentials and their sum, quotient.</summary>
internal static class SoftmaxEmitter
{
    public static void Write(CpuKernel kernel, SoftmaxStep step) => PixelLoop.WritePixels(kernel, () =>
    {
        SourceWriter writer = kernel.Writer;
        string largest = LaneFold.Largest.Write(kernel, "largest", step.Channels, chains: 1, offset => CpuKernel.Load("source", offset));
        writer.Line($"SimdFloats maximum = SimdOps.Create({largest});");
        string sum = LaneFold.Sum.Write(
            kernel,
            "sum",
            step.Channels,
            chains: 1,
            offset => $"Exp(SimdOps.Subtract({CpuKernel.Load("source", offset)}, maximum))",
            store: (offset, valid) => kernel.StoreRaw("value", "target", offset, valid));
        writer.Line($"SimdFloats sum = SimdOps.Create({sum});");
        kernel.ChannelTiles("i", 1, (channel, _) => kernel.Store($"SimdOps.Divide({CpuKernel.Load("target", channel)}, sum)", "target", channel));
    });
}
