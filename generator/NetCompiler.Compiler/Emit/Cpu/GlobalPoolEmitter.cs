using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes global pools: a vector of channels at a time, several pixels under way.</summary>
internal static class GlobalPoolEmitter
{
    public static void Write(CpuKernel kernel, GlobalPoolStep step)
    {
        SourceWriter writer = kernel.Writer;
        int pitch = kernel.Input.PixelPitch;
        int whole = step.Pixels / step.Chains * step.Chains;
        kernel.ChannelTiles("channel", 1, (channel, _) =>
        {
            for (int chain = 0; chain < step.Chains; chain++)
                writer.Line($"SimdFloats best{chain} = {(step.Kind == PoolKind.Max ? "SimdOps.Create(float.NegativeInfinity)" : "SimdFloats.Zero")};");
            using (kernel.Loop("pixel", whole * pitch, step.Chains * pitch))
            {
                for (int chain = 0; chain < step.Chains; chain++)
                    writer.Line(Combine(step.Kind, chain, CpuKernel.Load("input", Index.Sum("pixel", channel, $"{chain * pitch}"))));
            }

            for (int chain = 0; whole + chain < step.Pixels; chain++)
                writer.Line(Combine(step.Kind, chain, CpuKernel.Load("input", Index.Sum(channel, $"{(whole + chain) * pitch}"))));
            for (int distance = step.Chains / 2; distance > 0; distance /= 2)
            {
                for (int chain = 0; chain < distance; chain++)
                    writer.Line(Combine(step.Kind, chain, $"best{chain + distance}"));
            }

            kernel.Store(step.Kind == PoolKind.Max ? "best0" : $"SimdOps.Divide(best0, SimdOps.Create({SourceText.Float(step.Pixels)}))", "output", channel);
        });

        kernel.Sweep("output", 1);
    }

    private static string Combine(PoolKind kind, int chain, string value) => $"best{chain} = SimdOps.{(kind == PoolKind.Max ? "Max" : "Add")}(best{chain}, {value});";
}
