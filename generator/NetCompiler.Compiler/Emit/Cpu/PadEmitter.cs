using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes borders that are part of the map: for each pixel the place in the input that it is copied from. Outside of a zero border's input any pixel is read and all of its
/// bits are masked away.
/// </summary>
internal static class PadEmitter
{
    public static void Write(CpuKernel kernel, PadStep step)
    {
        SourceWriter writer = kernel.Writer;
        Shape output = step.Output.Shape;
        string[] names = RowLoop.AxisNames(output.Axes.Count);
        int last = names.Length - 1;
        using (RowLoop.Open(writer, output.Axes))
        {
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            for (int axis = 0; axis < last; axis++)
                WritePlace(writer, step, axis, names[axis]);
            using (kernel.Loop("x", output.Axes[last]))
            {
                WritePlace(writer, step, last, "x");
                string[] places = [.. names.Select(name => "from" + name.ToUpperInvariant())];
                if (step.Mode == PadMode.Zero)
                    writer.Line($"SimdFloats mask = SimdOps.AsSingle(SimdOps.Create({string.Join(" & ", names.Select(name => "is" + name.ToUpperInvariant()))}));");
                writer.Line($"ref float source = {CpuKernel.At("input", InteriorLoop.Offset(kernel.Input, places))};");
                kernel.ChannelTiles("channel", 1, (channel, _) =>
                {
                    string value = CpuKernel.Load("source", channel);
                    kernel.Store(step.Mode == PadMode.Zero ? $"SimdOps.BitwiseAnd({value}, mask)" : value, "target", Index.Sum(Index.Times("x", kernel.Output.PixelPitch), channel));
                });
            }

            kernel.Sweep("target", output.Axes[last]);
        }
    }

    /// <summary>The input's pixel on one axis, and for zeros −1 where there is one and 0 where there is none.</summary>
    private static void WritePlace(SourceWriter writer, PadStep step, int axis, string name)
    {
        (int begin, int size) = (step.Begin[axis], step.Input.Shape.Axes[axis]);
        string at = "from" + name.ToUpperInvariant();
        writer.Line($"int {at} = {(begin == 0 ? name : $"{name} - {begin}")};");
        switch (step.Mode)
        {
            case PadMode.Zero:
                writer.Line($"int is{name.ToUpperInvariant()} = (uint){at} < {size} ? -1 : 0;");
                writer.Line($"{at} = {at} & is{name.ToUpperInvariant()};");
                break;
            case PadMode.Reflect:
                writer.Line($"{at} = {at} < 0 ? -{at} : {at} < {size} ? {at} : {2 * (size - 1)} - {at};");
                break;
            case PadMode.Replicate:
                writer.Line($"{at} = {at} < 0 ? 0 : {at} < {size} ? {at} : {size - 1};");
                break;
        }
    }
}
