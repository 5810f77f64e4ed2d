using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes matrix products for each channel: a vector of channels of some rows and columns of the product at a time.</summary>
internal static class MatMulEmitter
{
    public static void Write(CpuKernel kernel, MatMulStep step)
    {
        SourceWriter writer = kernel.Writer;
        const int Together = MatMulStep.RowsTogether;
        int rows = step.Output.Shape.Axes[0];
        using (writer.Open("for (int row = begin; row < end; row++)"))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", Index.Times("row", (long)Together * kernel.Input.AxisStrides[0]))};");
            writer.Line($"ref float target = {CpuKernel.At("output", Index.Times("row", (long)Together * kernel.Output.AxisStrides[0]))};");
            if (rows % Together == 0)
            {
                WriteRows(kernel, step, Together);
                return;
            }

            if (rows > Together)
            {
                using (writer.Open($"if (row < {rows / Together})"))
                {
                    WriteRows(kernel, step, Together);
                    writer.Line("continue;");
                }

                writer.Line();
            }

            using (writer.Open(""))
                WriteRows(kernel, step, rows % Together);
        }
    }

    private static void WriteRows(CpuKernel kernel, MatMulStep step, int rows)
    {
        int columns = step.Output.Shape.Axes[1];
        kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Tiles("column", columns, kernel.Tile.Pixels, (column, together) => WriteTile(kernel, step, rows, column, together, channel)));
        for (int row = 0; row < rows; row++)
            kernel.Sweep(row == 0 ? "target" : $"RefOps.Add(ref target, {(long)row * kernel.Output.AxisStrides[0]})", columns);
    }

    private static void WriteTile(CpuKernel kernel, MatMulStep step, int rows, string column, int columns, string channel)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"ref float left = {CpuKernel.At("source", channel)};");
        writer.Line($"ref float right = {CpuKernel.At("other", Index.Sum(Index.Times(column, kernel.Other.PixelPitch), channel))};");
        for (int row = 0; row < rows; row++)
            writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, columns).Select(i => $"sum{row}_{i} = SimdFloats.Zero")) + ";");
        using (kernel.Loop("k", step.Depth))
        {
            for (int i = 0; i < columns; i++)
                writer.Line($"SimdFloats factor{i} = {CpuKernel.Load("right", (long)i * kernel.Other.PixelPitch)};");
            for (int row = 0; row < rows; row++)
            {
                writer.Line($"SimdFloats value{row} = {CpuKernel.Load("left", (long)row * kernel.Input.AxisStrides[0])};");
                for (int i = 0; i < columns; i++)
                    writer.Line($"sum{row}_{i} = {CpuKernel.MultiplyAdd($"value{row}", $"factor{i}", $"sum{row}_{i}")};");
            }

            writer.Line($"left = {CpuKernel.At("left", kernel.Input.PixelPitch)};");
            writer.Line($"right = {CpuKernel.At("right", kernel.Other.AxisStrides[0])};");
        }

        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < columns; i++)
                kernel.Store($"sum{row}_{i}", "target", Index.Sum(Index.Times(column, kernel.Output.PixelPitch), channel, $"{((long)row * kernel.Output.AxisStrides[0]) + ((long)i * kernel.Output.PixelPitch)}"));
        }
    }
}
