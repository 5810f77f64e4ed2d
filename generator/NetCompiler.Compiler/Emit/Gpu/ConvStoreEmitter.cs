using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes what a convolution does with its sums: the functions behind it, and where the values go.</summary>
internal static class ConvStoreEmitter
{
    /// <summary>The first of four neighbouring filters of a thread.</summary>
    public static string Filter(ConvLaunch launch, int quad)
    {
        GemmTile tile = launch.Tile;
        int tilesPerGroup = (launch.FiltersPerGroup + tile.Columns - 1) / tile.Columns;
        string first = tilesPerGroup * launch.Groups == 1 ? "0u" : GpuKernel.Times("column", tile.Columns);
        return GpuKernel.Sum(first, $"{quad * tile.Columns / (tile.ThreadColumns / GpuBuffer.Quad)}u", GpuKernel.Times("across", GpuBuffer.Quad));
    }

    /// <summary>The calls that store the sums of a thread, behind the last product.</summary>
    public static void WriteCalls(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        GemmTile tile = launch.Tile;
        (int rowQuads, int columnQuads) = (tile.ThreadRows / GpuBuffer.Quad, tile.ThreadColumns / GpuBuffer.Quad);
        writer.Line("// Counted anew, since what waits from the beginning on would take registers all the while.");
        for (int quad = 0; quad < columnQuads; quad++)
            writer.Line($"uint filter{quad}At = {Filter(launch, quad)};");
        writer.Line($"uint firstStored = (uint)GpuGrid.IdxX * {tile.Rows}u;");
        for (int row = 0; row < tile.ThreadRows; row++)
        {
            writer.Line($"uint row{row} = {GpuKernel.Sum("firstStored", $"{(row / 4 * tile.Rows / rowQuads) + (row % 4)}u", "(down * 4u)")};");
            for (int quad = 0; quad < columnQuads; quad++)
                writer.Line($"{kernel.Method}Store(output, {(launch.AddsInput ? "other, " : "")}rows, row{row}, filter{quad}At, {string.Join(", ", Enumerable.Range(4 * quad, 4).Select(filter => $"s{row}_{filter}"))});");
        }
    }

    /// <summary>The function that finishes and stores four neighbouring filters of a pixel.</summary>
    public static void WriteFunction(GpuKernel kernel, ConvLaunch launch)
    {
        SourceWriter writer = kernel.Own;
        writer.Line().Line("/// <summary>Stores four neighbouring filters of a pixel, where there are such.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open($"private static void {kernel.Method}Store(GpuElements output, {(launch.AddsInput ? "GpuElements other, " : "")}uint rows, uint row, uint filter, {FilterStore.Parameters(GpuBuffer.Quad)})"))
        using (writer.Open("unchecked"))
        using (writer.Open($"if ((row < rows) & (filter < {launch.Filters}u))"))
        {
            WriteTarget(writer, launch);
            FilterStore.Write(kernel, launch.Filters, GpuBuffer.Quad, launch.AddsInput);
        }
    }

    /// <summary>The pixel of the output, counted over all samples.</summary>
    private static void WriteTarget(SourceWriter writer, ConvLaunch launch)
    {
        if (launch.OutputScale.All(scale => scale == 1))
        {
            writer.Line("uint target = row;");
            return;
        }

        EquatableArray<int> axes = launch.Window.Select(axis => axis.Output).ToEquatableArray();
        long inner = launch.Pixels;
        string[] places = new string[axes.Count];
        for (int axis = 0; axis < axes.Count; axis++)
        {
            inner /= axes[axis];
            string place = GpuKernel.Modulo(GpuKernel.Divide("row", inner), axes[axis]);
            places[axis] = GpuKernel.Sum($"({GpuKernel.Times(place, launch.OutputScale[axis])})", $"{launch.OutputPhase[axis]}u");
        }

        string pixel = GpuKernel.Pixel(launch.Target.Shape.Axes, [.. places.Select(place => $"({place})")]);
        writer.Line($"uint target = {GpuKernel.Sum($"({GpuKernel.Times(GpuKernel.Divide("row", launch.Pixels), launch.Target.Shape.Pixels)})", pixel)};");
    }
}
