using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>The loop over the rows of an output map, a row being all pixels along its last axis.</summary>
internal static class RowLoop
{
    private static readonly string[][] Names = [[], ["x"], ["y", "x"], ["z", "y", "x"]];

    /// <summary>Names of the axes, outermost first.</summary>
    public static string[] AxisNames(int axes) => Names[axes];

    /// <summary>Opens the loop; inside it every axis but the last has a variable of its own.</summary>
    public static SourceWriter.Block Open(SourceWriter writer, EquatableArray<WindowAxis> window) => Open(writer, window.Select(axis => axis.Output).ToEquatableArray());

    /// <summary>Opens the loop over the rows of a map of these sizes.</summary>
    public static SourceWriter.Block Open(SourceWriter writer, EquatableArray<int> axes, string begin = "begin", string end = "end")
    {
        string row = axes.Count == 2 ? "y" : "row";
        SourceWriter.Block loop = writer.Open($"for (int {row} = {begin}; {row} < {end}; {row}++)");
        if (axes.Count == 3)
            writer.Line($"(int z, int y) = ((int)((uint)row / {axes[1]}), (int)((uint)row % {axes[1]}));");
        return loop;
    }

    /// <summary>The offset of a row: the sum over the outer axes of variable × scale × stride.</summary>
    public static string Offset(BufferLayout layout, Func<int, int> scale)
    {
        int outer = layout.Shape.Axes.Count - 1;
        string[] names = AxisNames(layout.Shape.Axes.Count);
        return Index.Sum(Enumerable.Range(0, Math.Max(0, outer)).Select(axis => Index.Times(names[axis], (long)scale(axis) * layout.AxisStrides[axis])));
    }
}
