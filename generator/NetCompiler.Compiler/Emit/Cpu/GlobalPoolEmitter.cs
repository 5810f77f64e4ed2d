using NetCompiler.Compiler.Collections;
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

        // Without a border all pixels lie one behind the other, with one those of a row.
        EquatableArray<int> axes = step.Input.Shape.Axes;
        bool isApart = kernel.Input.HasBorder;
        int run = isApart ? axes[axes.Count - 1] : step.Pixels;
        int whole = run / step.Chains * step.Chains;
        string row = isApart ? RowLoop.Offset(kernel.Input, _ => 1) : "0";
        kernel.ChannelTiles("channel", 1, (channel, _) =>
        {
            for (int chain = 0; chain < step.Chains; chain++)
                writer.Line($"SimdFloats best{chain} = {(step.Kind == PoolKind.Max ? "SimdOps.Create(float.NegativeInfinity)" : "SimdFloats.Zero")};");
            using (InteriorLoop.Nest nest = new())
            {
                for (int axis = 0; isApart && axis < axes.Count - 1; axis++)
                    nest.Add(kernel.Loop(RowLoop.AxisNames(axes.Count)[axis], axes[axis]));
                if (whole > 0)
                {
                    using (kernel.Loop("pixel", whole * pitch, step.Chains * pitch))
                    {
                        for (int chain = 0; chain < step.Chains; chain++)
                            writer.Line(Combine(step.Kind, chain, CpuKernel.Load("input", Index.Sum(row, "pixel", channel, $"{chain * pitch}"))));
                    }
                }

                for (int chain = 0; whole + chain < run; chain++)
                    writer.Line(Combine(step.Kind, chain, CpuKernel.Load("input", Index.Sum(row, channel, $"{(whole + chain) * pitch}"))));
            }

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
