using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Loops over the pixels of maps that may have borders.</summary>
internal static class InteriorLoop
{
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
