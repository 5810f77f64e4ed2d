using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the body of <c>StoreOutput</c>: the last buffer, channels first.</summary>
internal static class OutputEmitter
{
    public static void Write(SourceWriter writer, BufferLayout layout)
    {
        if (layout.Shape.IsVector)
        {
            writer.Line($"global::System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref input, {layout.Shape.Length}).CopyTo(global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref output, {layout.Shape.Length}));");
            return;
        }

        string[] names = RowLoop.AxisNames(layout.Shape.Axes.Count);
        using InteriorLoop.Nest nest = new();
        writer.Line("int i = 0;");
        nest.Add(writer.Open($"for (int channel = 0; channel < {layout.Shape.Channels}; channel++)"));
        for (int axis = 0; axis < names.Length; axis++)
            nest.Add(writer.Open($"for (int {names[axis]} = 0; {names[axis]} < {layout.Shape.Axes[axis]}; {names[axis]}++)"));
        writer.Line($"RefOps.Add(ref output, i++) = RefOps.Add(ref input, {Index.Sum(Index.Times("channel", layout.ChannelStride), InteriorLoop.Offset(layout, names))});");
    }
}
