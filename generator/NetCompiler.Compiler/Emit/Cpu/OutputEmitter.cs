using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the body of <c>StoreOutput</c>: a value, channels first.</summary>
internal static class OutputEmitter
{
    public static void Write(SourceWriter writer, BufferLayout layout, Shape shape)
    {
        if (shape.IsVector)
        {
            writer.Line($"global::System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref input, {shape.Length}).CopyTo(global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref output, {shape.Length}));");
            return;
        }

        if (!layout.IsChannelsLast)
        {
            WriteRows(writer, layout, shape);
            return;
        }

        if (TransposeEmitter.Fits(layout, shape))
        {
            TransposeEmitter.WriteToChannelsFirst(writer, layout, shape);
            return;
        }

        string[] names = RowLoop.AxisNames(shape.Axes.Count);
        using InteriorLoop.Nest nest = new();
        writer.Line("int i = 0;");
        nest.Add(writer.Open($"for (int channel = 0; channel < {shape.Channels}; channel++)"));
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(writer.Open($"for (int {names[axis]} = 0; {names[axis]} < {shape.Axes[axis]}; {names[axis]}++)"));
        writer.Line($"RefOps.Add(ref output, i++) = RefOps.Add(ref input, {Index.Sum(Index.Times("channel", layout.ChannelStride), InteriorLoop.Offset(layout, names))});");
    }

    /// <summary>The rows of a planar map are runs.</summary>
    private static void WriteRows(SourceWriter writer, BufferLayout layout, Shape shape)
    {
        string[] names = RowLoop.AxisNames(shape.Axes.Count);
        int width = shape.Axes[names.Length - 1];
        string place = Index.Times("channel", layout.ChannelStride);
        using InteriorLoop.Nest nest = new();
        writer.Line("int i = 0;");
        nest.Add(writer.Open($"for (int channel = 0; channel < {shape.Channels}; channel++)"));
        for (int axis = 0; axis < names.Length - 1; axis++)
        {
            nest.Add(writer.Open($"for (int {names[axis]} = 0; {names[axis]} < {shape.Axes[axis]}; {names[axis]}++)"));
            place = Index.Sum(place, Index.Times(names[axis], layout.AxisStrides[axis]));
        }

        writer.Line($"global::System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan({CpuKernel.At("input", place)}, {width}).CopyTo(global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref RefOps.Add(ref output, i), {width}));");
        writer.Line($"i += {width};");
    }
}
