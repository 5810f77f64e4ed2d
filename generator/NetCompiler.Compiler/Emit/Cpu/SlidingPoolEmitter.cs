using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes maxima over small windows: some vectors of channels move along a row and keep the maxima of the columns that the next window shares. Where a window
/// reaches outside the map it meets the outermost pixel twice, which changes no maximum.
/// </summary>
internal static class SlidingPoolEmitter
{
    public static void Write(CpuKernel kernel, PoolStep step)
    {
        SourceWriter writer = kernel.Writer;
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            WriteRows(kernel, step);
            kernel.ChannelTiles("channel", kernel.Tile.Vectors, (channel, vectors) => WriteChannels(kernel, step, channel, vectors));
            kernel.Sweep("target", step.Window[step.Window.Count - 1].Output);
        }
    }

    /// <summary>Where each row of a window begins: one for each combination of taps on the axes but the last.</summary>
    private static void WriteRows(CpuKernel kernel, PoolStep step)
    {
        string[] names = RowLoop.AxisNames(step.Window.Count);
        IEnumerable<string> places = ["0"];
        for (int axis = 0; axis < step.Window.Count - 1; axis++)
        {
            (WindowAxis window, string name, int stride) = (step.Window[axis], names[axis], kernel.Input.AxisStrides[axis]);
            places = places.SelectMany(outer => Enumerable.Range(0, window.Size).Select(tap => Index.Sum(outer, $"({Inside(window, name, tap)} * {stride})"))).ToArray();
        }

        int row = 0;
        foreach (string place in places)
            kernel.Writer.Line($"ref float row{row++} = {CpuKernel.At("input", place)};");
    }

    private static int Rows(PoolStep step) => step.Window.Take(step.Window.Count - 1).Aggregate(1, (product, axis) => product * axis.Size);

    private static void WriteChannels(CpuKernel kernel, PoolStep step, string channel, int vectors)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis columns = step.Window[step.Window.Count - 1];
        int pitch = kernel.Input.PixelPitch;
        int kept = Math.Max(0, columns.Size - columns.Stride);
        for (int row = 0; row < Rows(step); row++)
            writer.Line($"ref float from{row} = {CpuKernel.At($"row{row}", channel)};");
        for (int column = 0; column < columns.Size; column++)
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"column{column}_{vector}")) + ";");
        for (int column = 0; column < kept; column++)
            WriteColumn(kernel, step, column, vectors, $"{(long)Math.Min(Math.Max(column - columns.PadBegin, 0), columns.Input - 1) * pitch}");
        using (kernel.Loop("x", columns.Output))
        {
            for (int column = kept; column < columns.Size; column++)
            {
                writer.Line($"int at{column} = {Inside(columns, "x", column)} * {pitch};");
                WriteColumn(kernel, step, column, vectors, $"at{column}");
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string best = Enumerable.Range(0, columns.Size).Select(column => $"column{column}_{vector}").Aggregate((a, b) => $"Larger({a}, {b})");
                kernel.Store(best, "target", Index.Sum(Index.Times("x", kernel.Output.PixelPitch), channel, $"{vector * kernel.Lanes}"));
            }

            for (int column = 0; column < kept; column++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"column{column}_{vector} = column{column + columns.Stride}_{vector};");
            }
        }
    }

    private static void WriteColumn(CpuKernel kernel, PoolStep step, int column, int vectors, string at)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            string offset = Index.Sum(at, $"{vector * kernel.Lanes}");
            kernel.Writer.Line($"column{column}_{vector} = {Enumerable.Range(0, Rows(step)).Select(row => CpuKernel.Load($"from{row}", offset)).Aggregate((a, b) => $"Larger({a}, {b})")};");
        }
    }

    /// <summary>The place that a tap meets, moved into the map.</summary>
    private static string Inside(WindowAxis axis, string variable, int tap)
    {
        int before = tap - axis.PadBegin;
        string place = Index.Sum(Index.Times(variable, axis.Stride), Index.Number(before));
        if (before < 0)
            place = $"global::System.Math.Max({place}, 0)";
        if (((axis.Output - 1) * axis.Stride) + before >= axis.Input)
            place = $"global::System.Math.Min({place}, {axis.Input - 1})";
        return place.StartsWith("global", StringComparison.Ordinal) || place == variable ? place : $"({place})";
    }
}
