using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the transform of products into pixels.</summary>
internal static class WinogradOutputEmitter
{
    public static void Write(CpuKernel kernel, WinogradOutputStep step)
    {
        SourceWriter writer = kernel.Writer;
        WinogradTiles tiles = step.Tiles;
        WinogradTransform.DeclareTileConstants(writer, tiles.Size);
        using (writer.Open("for (int row = begin; row < end; row++)"))
        {
            string made = $"row * {kernel.Product("across", "productPitch")}";
            string slice = "0";
            string added = "0";
            string down = "row";
            if (tiles.Depth.Output > 1)
            {
                writer.Line($"(int z, int down) = ((int)((uint)row / {tiles.Down}), (int)((uint)row % {tiles.Down}));");
                down = "down";
                made = Index.Sum(Index.Times("z", (long)tiles.Points * tiles.ProductPlane), $"(down * {kernel.Product("across", "productPitch")})");
                slice = Index.Times("z", kernel.Output.AxisStrides[0]);
                if (step.AddsInput)
                    added = Index.Times("z", kernel.Other.AxisStrides[0]);
            }

            writer.Line($"int y = {down} * {tiles.Size};");
            writer.Line($"int rows = {kernel.Size("height")} - y < {tiles.Size} ? {kernel.Size("height")} - y : {tiles.Size};");
            using (writer.Open($"for (int tile = 0; tile < {kernel.Size("across")}; tile++)"))
            {
                writer.Line($"int x = tile * {tiles.Size};");
                writer.Line($"ref float made = {CpuKernel.At("input", Index.Sum($"({made})", $"(tile * {kernel.Size("productPitch")})"))};");
                WriteTile(kernel, step.AddsInput, tiles, "weights", "0", kernel.Size("outputs"), "0", slice, added);
            }
        }
    }

    /// <summary>
    /// The pixels of one tile, whose place is y and x and of which <c>rows</c> rows are inside the map; its products begin at <c>made</c> with those of filter <paramref name="origin"/>.
    /// </summary>
    public static void WriteTile(CpuKernel kernel, bool addsInput, WinogradTiles tiles, string bias, string from, string to, string origin, string slice = "0", string added = "0")
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"int columns = {kernel.Size("width")} - x;");
        writer.Line($"ref float corner = {CpuKernel.At("output", Index.Sum(slice, $"(y * {kernel.Size("targetRow")})", $"(x * {kernel.Size("targetPixel")})"))};");
        if (addsInput)
            writer.Line($"ref float shortcut = {CpuKernel.At("other", Index.Sum(added, $"(y * {kernel.Size("otherRow")})", $"(x * {kernel.Size("otherPixel")})"))};");
        kernel.ChannelVectors("filter", from, to, filter =>
        {
            WriteColumns(kernel, tiles, origin == "0" ? filter : $"{filter} - {origin}");
            WriteRows(kernel, addsInput, tiles, bias, filter);
        });
    }

    /// <summary>Each column of products becomes m values, in the scratch.</summary>
    private static void WriteColumns(CpuKernel kernel, WinogradTiles tiles, string offset)
    {
        SourceWriter writer = kernel.Writer;
        string plane = kernel.Size("productPlane");
        writer.Line($"ref float column = {CpuKernel.At("made", offset)};");
        writer.Line("ref float work = ref scratch;");
        using (writer.Open($"for (int i = 0; i < {tiles.Patch}; i++)"))
        {
            for (int i = 0; i < tiles.Patch; i++)
                writer.Line($"SimdFloats p{i} = {CpuKernel.Load("column", i == 0 ? "0" : Index.Product(plane, i * tiles.Patch))};");
            string[] line = WinogradTransform.Tile(writer, tiles.Size);
            for (int i = 0; i < tiles.Size; i++)
                writer.Line($"SimdOps.StoreUnsafe({line[i]}, {CpuKernel.At("work", i * tiles.Patch * kernel.Lanes)});");
            writer.Line($"column = {CpuKernel.At("column", plane)};");
            writer.Line($"work = {CpuKernel.At("work", kernel.Lanes)};");
        }
    }

    /// <summary>Each row of those becomes m pixels, of which the map has as many as there are.</summary>
    private static void WriteRows(CpuKernel kernel, bool addsInput, WinogradTiles tiles, string bias, string filter)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"SimdFloats base0 = {CpuKernel.Load(bias, filter)};");
        writer.Line($"ref float target = {CpuKernel.At("corner", filter)};");
        if (addsInput)
            writer.Line($"ref float other0 = {CpuKernel.At("shortcut", filter)};");
        writer.Line("work = ref scratch;");
        using (writer.Open("for (int i = 0; i < rows; i++)"))
        {
            for (int i = 0; i < tiles.Patch; i++)
                writer.Line($"SimdFloats p{i} = {CpuKernel.Load("work", i * kernel.Lanes)};");
            string[] pixels = WinogradTransform.Tile(writer, tiles.Size);
            for (int i = 0; i < tiles.Size; i++)
            {
                using SourceWriter.Block? inside = i == 0 ? null : writer.Open($"if (columns > {i})");
                string sum = $"SimdOps.Add({pixels[i]}, base0)";
                if (addsInput)
                    sum = $"SimdOps.Add({sum}, {CpuKernel.Load("other0", Index.Product(kernel.Size("otherPixel"), i))})";
                kernel.Store(sum, "target", Index.Product(kernel.Size("targetPixel"), i));
            }

            writer.Line($"work = {CpuKernel.At("work", tiles.Patch * kernel.Lanes)};");
            writer.Line($"target = {CpuKernel.At("target", kernel.Size("targetRow"))};");
            if (addsInput)
                writer.Line($"other0 = {CpuKernel.At("other0", kernel.Size("otherRow"))};");
        }
    }
}
