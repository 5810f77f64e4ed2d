using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes reshapes whose two shapes have no loops in common: the place that each value comes from is worked out from its number.</summary>
internal static class ReshapeEmitter
{
    public static void Write(CpuKernel kernel, ReshapeStep step)
    {
        SourceWriter writer = kernel.Writer;
        BufferLayout to = kernel.Output;
        string[] names = RowLoop.AxisNames(step.Output.Shape.Axes.Count);
        using InteriorLoop.Nest nest = new();
        nest.Add(writer.Open("for (int channel = begin; channel < end; channel++)"));
        writer.Line($"int i = {Index.Product("channel", step.Output.Shape.Pixels)};");
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(kernel.Loop(names[axis], step.Output.Shape.Axes[axis]));
        writer.Line($"RefOps.Add(ref output, {Index.Sum(Index.Times("channel", to.ChannelStride), InteriorLoop.Offset(to, names))}) = RefOps.Add(ref input, {Source(kernel, step)});");
        writer.Line("i++;");
    }

    /// <summary>The place of value i: its channel, and its pixel axis by axis.</summary>
    private static string Source(CpuKernel kernel, ReshapeStep step)
    {
        int[] sizes = [.. step.Input.Shape.Sizes];
        int[] strides = [kernel.Input.ChannelStride, .. kernel.Input.AxisStrides];
        List<string> terms = [];
        long inside = step.Input.Shape.Length;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            long outside = inside;
            inside /= sizes[axis];
            string place = axis == 0 ? "i" : $"i % {outside}";
            terms.Add($"({place}{(inside == 1 ? "" : $" / {inside}")} * {strides[axis]})");
        }

        return Index.Sum(terms);
    }
}
