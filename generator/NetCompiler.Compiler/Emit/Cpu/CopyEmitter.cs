using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes copies of a part of a map to some place of another.</summary>
internal static class CopyEmitter
{
    public static void Write(CpuKernel kernel, CopyStep step)
    {
        SourceWriter writer = kernel.Writer;
        string[] names = RowLoop.AxisNames(step.Part.Axes.Count);
        using InteriorLoop.Nest nest = new();
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(kernel.Loop(names[axis], step.Part.Axes[axis]));
        writer.Line($"ref float source = {CpuKernel.At("input", Index.Sum([.. names.Select((name, axis) => Index.Times(name, (long)kernel.Input.AxisStrides[axis] * Apart(step, axis + 1))), $"{step.SourceOffset}"]))};");
        writer.Line($"ref float target = {CpuKernel.At("output", Index.Sum(InteriorLoop.Offset(kernel.Output, names), $"{step.TargetOffset}"))};");
        int perChannel = kernel.Input.ChannelStride * Apart(step, 0);
        if (perChannel > 1)
        {
            // A planar map, or some of the channels only: what is read is not one run.
            using (kernel.Loop("channel", step.Part.Channels))
                writer.Line($"RefOps.Add(ref target, channel) = RefOps.Add(ref source, {Index.Times("channel", perChannel).Trim('(', ')')});");
        }
        else
        {
            kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Store(CpuKernel.Load("source", channel), "target", channel));
        }

        kernel.Sweep("target", 1);
    }

    private static int Apart(CopyStep step, int axis) => step.SourceSteps.IsEmpty ? 1 : step.SourceSteps[axis];
}
