using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes norms over the channels of each pixel: the mean, the mean of the squared distances from it, the values. The pixel stays in the first-level cache.</summary>
internal static class LayerNormEmitter
{
    public static void Write(CpuKernel kernel, LayerNormStep step)
    {
        SourceWriter writer = kernel.Writer;
        Shape shape = step.Output.Shape;
        string factor = step.HasMapAffine ? "factor" : "weights";
        string summand = step.HasMapAffine ? "summand" : "bias";
        PixelLoop.WritePixels(
            kernel,
            () =>
            {
                string sum = LaneFold.Sum.Write(kernel, "sum", step.Channels, step.Chains, offset => CpuKernel.Load("source", offset));
                writer.Line($"SimdFloats mean = SimdOps.Create({sum} / {SourceText.Float(step.Channels)});");
                string squares = LaneFold.Sum.Write(kernel, "square", step.Channels, step.Chains, offset => $"SimdOps.Subtract({CpuKernel.Load("source", offset)}, mean)", (value, sum) => CpuKernel.MultiplyAdd(value, value, sum));
                writer.Line($"SimdFloats scale = SimdOps.Create(1f / global::System.MathF.Sqrt(({squares} / {SourceText.Float(step.Channels)}) + {SourceText.Float(step.Epsilon)}));");
                kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Store(
                    CpuKernel.MultiplyAdd($"SimdOps.Subtract({CpuKernel.Load("source", channel)}, mean)", $"SimdOps.Multiply(scale, {CpuKernel.Load(factor, channel)})", CpuKernel.Load(summand, channel)),
                    "target",
                    channel));
            },
            step.HasMapAffine ? [PixelLoop.Companion.Packed("factor", "weights", shape), PixelLoop.Companion.Packed("summand", "bias", shape)] : []);
    }
}
