using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>A loop over the pixels of two maps of the same size that may have borders; inside it <c>source</c> and <c>target</c> are the pixel's places.</summary>
internal static class InteriorLoop
{
    public static IDisposable Open(SourceWriter writer, BufferLayout source, BufferLayout target)
    {
        Nest nest = new();
        int axes = source.Shape.Axes.Count;
        string[] names = RowLoop.AxisNames(axes);
        for (int axis = 0; axis < axes; axis++)
            nest.Add(writer.Open($"for (int {names[axis]} = 0; {names[axis]} < {source.Shape.Axes[axis]}; {names[axis]}++)"));
        writer.Line($"ref float source = {CpuKernel.At("input", Offset(source, names))};");
        writer.Line($"ref float target = {CpuKernel.At("output", Offset(target, names))};");
        return nest;
    }

    /// <summary>The pixel's offset from the first pixel.</summary>
    public static string Offset(BufferLayout layout, string[] names) =>
        Index.Sum(names.Select((name, axis) => Index.Times(name, layout.AxisStrides[axis])));

    /// <summary>Blocks that close in the reverse order of opening.</summary>
    public sealed class Nest : IDisposable
    {
        private readonly Stack<SourceWriter.Block> _blocks = new();

        public void Add(SourceWriter.Block block) => _blocks.Push(block);

        public void Dispose()
        {
            while (_blocks.Count > 0)
                _blocks.Pop().Dispose();
        }
    }
}
