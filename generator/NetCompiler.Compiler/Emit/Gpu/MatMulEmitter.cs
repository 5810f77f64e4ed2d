using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes matrix products: a tile in registers for each thread, or a single value by several threads.</summary>
internal static class MatMulEmitter
{
    public static void Write(GpuKernel kernel, MatMulLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        (int rows, int columns) = (launch.Product.Axes[0], launch.Product.Axes[1]);
        (GpuView left, GpuView right) = (launch.Inputs[0], launch.Inputs[1]);
        (int[] tileRows, int[] tileColumns) = ([.. Enumerable.Range(0, launch.TileRows)], [.. Enumerable.Range(0, launch.TileColumns)]);
        Reduction reduction = new(kernel, launch);
        reduction.WriteHead("tile", "parts");
        reduction.WriteCount(launch.Depth);
        int channels = launch.Product.Channels;
        writer.Line($"uint channel = {GpuKernel.Modulo("tile", channels)};");
        writer.Line($"uint column0 = {GpuKernel.Modulo(GpuKernel.Divide("tile", channels), launch.ColumnTiles)};");
        writer.Line($"uint row0 = {GpuKernel.Modulo(GpuKernel.Divide("tile", (long)channels * launch.ColumnTiles), launch.RowTiles)};");
        writer.Line($"uint sample = {GpuKernel.Divide("tile", launch.SetsPerSample)};");
        foreach (int column in tileColumns.Skip(1))
            writer.Line($"uint column{column} = column0 + {column * launch.ColumnTiles}u;");
        foreach (int row in tileRows.Skip(1))
            writer.Line($"uint row{row} = row0 + {row * launch.RowTiles}u;");
        writer.Line();
        writer.Line("// Where its rows and columns begin; beyond the last one the first is read instead, and not stored.");
        foreach (int row in tileRows)
            writer.Line($"uint left{row} = {GpuKernel.Sum(GpuKernel.Times(Inside("sample", rows, $"row{row}", IsLoose(row, launch.RowTiles, rows)), (long)launch.Depth * left.Pitch), "channel")};");
        foreach (int column in tileColumns)
            writer.Line($"uint right{column} = {GpuKernel.Sum(GpuKernel.Times(Inside("sample", (long)launch.Depth * columns, $"column{column}", IsLoose(column, launch.ColumnTiles, columns), columns), right.Pitch), "channel")};");
        foreach (int row in tileRows)
            writer.Line($"float {string.Join(", ", tileColumns.Select(column => $"s{row}_{column} = 0f"))};");
        using (reduction.OpenLoop())
        {
            foreach (int row in tileRows)
                writer.Line($"float a{row} = {kernel.Load("input", $"left{row} + {GpuKernel.Times("i", left.Pitch)}")};");
            foreach (int column in tileColumns)
                writer.Line($"float b{column} = {kernel.Load("other", $"right{column} + {GpuKernel.Times("i", (long)columns * right.Pitch)}")};");
            foreach (int row in tileRows)
                writer.Line(string.Join(" ", tileColumns.Select(column => $"s{row}_{column} += a{row} * b{column};")));
        }

        if (tileRows.Length * tileColumns.Length == 1)
        {
            string sum = reduction.Sum("parts", "s0_0");
            using (reduction.OpenFirst())
                kernel.StoreOutput(Target("row0", "column0"), sum);
            return;
        }

        foreach (int row in tileRows)
        {
            foreach (int column in tileColumns)
            {
                string[] loose = [.. new[] { IsLoose(row, launch.RowTiles, rows) ? $"(row{row} < {rows}u)" : "", IsLoose(column, launch.ColumnTiles, columns) ? $"(column{column} < {columns}u)" : "" }.Where(condition => condition.Length > 0)];
                using (loose.Length == 0 ? (SourceWriter.Block?)null : writer.Open($"if {(loose.Length == 1 ? loose[0] : $"({string.Join(" & ", loose)})")}"))
                    kernel.StoreOutput(Target($"row{row}", $"column{column}"), $"s{row}_{column}");
            }
        }

        string Target(string row, string column) => GpuKernel.Sum(GpuKernel.Times($"((((sample * {rows}u) + {row}) * {columns}u) + {column})", launch.Target.Pitch), "channel");
    }

    /// <summary>Whether a row or column of the tile may lie beyond the last one.</summary>
    private static bool IsLoose(int number, int tiles, int size) => ((number + 1) * tiles) > size;

    /// <summary>A place of a sample, or the sample's first where there is none.</summary>
    private static string Inside(string sample, long each, string place, bool isLoose, long size = 0) =>
        $"({GpuKernel.Sum(GpuKernel.Times(sample, each), isLoose ? $"GpuOps.Select({place} < {(size == 0 ? each : size)}u, {place}, 0u)" : place)})";
}
