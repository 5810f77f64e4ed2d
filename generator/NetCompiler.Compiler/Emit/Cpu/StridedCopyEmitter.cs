using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes copies to other places as nested loops: vectors of channels, or single values.</summary>
internal static class StridedCopyEmitter
{
    public static void Write(CpuKernel kernel, StridedCopyStep step)
    {
        SourceWriter writer = kernel.Writer;
        int scalars = step.Axes.Count - 1;
        using InteriorLoop.Nest nest = new();
        nest.Add(writer.Open("for (int row = begin; row < end; row++)"));
        for (int axis = 1; axis < scalars; axis++)
            nest.Add(kernel.Loop($"i{axis}", step.Axes[axis].Size));
        IEnumerable<string> names = Enumerable.Range(0, scalars).Select(axis => axis == 0 ? "row" : $"i{axis}");
        writer.Line($"ref float source = {CpuKernel.At("input", Index.Sum(names.Select((name, axis) => Index.Times(name, step.Axes[axis].Source))))};");
        writer.Line($"ref float target = {CpuKernel.At("output", Index.Sum(names.Select((name, axis) => Index.Times(name, step.Axes[axis].Target))))};");
        if (step.KeepsChannels)
        {
            kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Store(CpuKernel.Load("source", channel), "target", channel));
            return;
        }

        CopyAxis last = step.Axes[scalars];
        using (kernel.Loop("i", last.Size))
            writer.Line($"RefOps.Add(ref target, {Index.Product("i", last.Target)}) = RefOps.Add(ref source, {Index.Product("i", last.Source)});");
    }
}
