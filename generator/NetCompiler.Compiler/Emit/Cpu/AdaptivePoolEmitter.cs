using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes means of windows of different sizes: a vector of channels of one output pixel at a time.</summary>
internal static class AdaptivePoolEmitter
{
    public static void Write(CpuKernel kernel, AdaptivePoolStep step)
    {
        SourceWriter writer = kernel.Writer;
        int last = step.Output.Shape.Axes.Count - 1;
        string[] names = RowLoop.AxisNames(last + 1);
        using (RowLoop.Open(writer, step.Output.Shape.Axes))
        {
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            for (int axis = 0; axis < last; axis++)
                WriteRange(writer, step, axis);
            using (kernel.Loop("x", step.Output.Shape.Axes[last]))
            {
                WriteRange(writer, step, last);
                writer.Line($"SimdFloats count = SimdOps.Create((float)({string.Join(" * ", names.Select(name => $"({name}Last - {name}First)"))}));");
                kernel.ChannelTiles("channel", 1, (channel, _) =>
                {
                    writer.Line("SimdFloats sum = SimdFloats.Zero;");
                    using (InteriorLoop.Nest nest = new())
                    {
                        foreach (string name in names)
                            nest.Add(writer.Open($"for (int k{name} = {name}First; k{name} < {name}Last; k{name}++)"));
                        string offset = Index.Sum(names.Select((name, axis) => Index.Times("k" + name, kernel.Input.AxisStrides[axis])).Append(channel));
                        writer.Line($"sum = SimdOps.Add(sum, {CpuKernel.Load("input", offset)});");
                    }

                    kernel.Store("SimdOps.Divide(sum, count)", "target", Index.Sum(Index.Times("x", kernel.Output.PixelPitch), channel));
                });
            }

            kernel.Sweep("target", step.Output.Shape.Axes[last]);
        }
    }

    private static void WriteRange(SourceWriter writer, AdaptivePoolStep step, int axis)
    {
        string name = RowLoop.AxisNames(step.Output.Shape.Axes.Count)[axis];
        (int input, int output) = (step.Input.Shape.Axes[axis], step.Output.Shape.Axes[axis]);
        writer.Line($"int {name}First = (int)((long){name} * {input} / {output}), {name}Last = (int)((({name} + 1L) * {input} + {output - 1}) / {output});");
    }
}
