using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes Winograd's algorithm for blocks of tiles: patches transformed, multiplied and transformed back while they are in the cache.</summary>
internal static class WinogradEmitter
{
    public static void Write(CpuKernel kernel, WinogradStep step)
    {
        SourceWriter writer = kernel.Writer;
        WinogradTiles tiles = step.Tiles;
        writer.Line($"ref float values = {CpuKernel.At("scratch", WinogradStage.WorkLength(tiles))};");
        writer.Line($"ref float products = {CpuKernel.At("values", Index.Product(kernel.Size("valuePlane"), tiles.Points))};");
        WinogradInputEmitter.Compile(kernel, tiles, "values");
        WinogradProductEmitter.Compile(kernel, tiles, "values", "products");
        WinogradTransform.DeclareTileConstants(writer, tiles.Size);
        using (writer.Open("for (int block = begin; block < end; block++)"))
        {
            // As long: a map of 2,200×2,200 has 300,000 tiles in 5,400 blocks.
            writer.Line($"int first = (int)((long)block * {kernel.Size("tiles")} / {kernel.Size("blocks")});");
            writer.Line($"int count = (int)((block + 1L) * {kernel.Size("tiles")} / {kernel.Size("blocks")}) - first;");
            using (writer.Open("for (int tile = 0; tile < count; tile++)"))
            {
                WritePlace(kernel, tiles);
                writer.Line(WinogradInputEmitter.Call(kernel, tiles, CpuKernel.At("input", $"(y * {kernel.Size("sourceRow")}) + (x * {kernel.Size("sourcePixel")})"), CpuKernel.At("values", $"tile * {kernel.Size("valuePitch")}")));
            }

            using (writer.Open($"for (int group = 0; group < {kernel.Size("filters")}; group += {tiles.Group})"))
            {
                writer.Line(WinogradProductEmitter.Call(kernel, tiles, "ref values", CpuKernel.At("weights", $"group / {StepBuilder.Block} * {kernel.Size("panel")}"), "ref products", "count", $"{tiles.Points}"));
                writer.Line($"int stop = group + {tiles.Group} < {kernel.Size("outputs")} ? group + {tiles.Group} : {kernel.Size("outputs")};");
                using (writer.Open("for (int tile = 0; tile < count; tile++)"))
                {
                    WritePlace(kernel, tiles);
                    writer.Line($"int rows = {kernel.Size("height")} - y < {tiles.Size} ? {kernel.Size("height")} - y : {tiles.Size};");
                    writer.Line($"ref float made = {CpuKernel.At("products", $"tile * {tiles.ProductPitch}")};");
                    WinogradOutputEmitter.WriteTile(kernel, step.AddsInput, tiles, "bias", "group", "stop", "group");
                }
            }
        }
    }

    /// <summary>The first pixel of a tile of the block.</summary>
    private static void WritePlace(CpuKernel kernel, WinogradTiles tiles)
    {
        string across = kernel.Size("across");
        kernel.Writer.Line($"int down = (int)((uint)(first + tile) / (uint){across});");
        kernel.Writer.Line($"(int y, int x) = (down * {tiles.Size}, (first + tile - (down * {across})) * {tiles.Size});");
    }
}
