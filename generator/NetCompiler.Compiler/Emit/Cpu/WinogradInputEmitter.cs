using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the transform of all patches, and the function that transforms one.</summary>
internal static class WinogradInputEmitter
{
    public static void Write(CpuKernel kernel, WinogradInputStep step)
    {
        SourceWriter writer = kernel.Writer;
        WinogradTiles tiles = step.Tiles;
        Compile(kernel, tiles, "output");
        using (writer.Open("for (int row = begin; row < end; row++)"))
        {
            string source = "row * " + Index.Times(kernel.Size("sourceRow"), tiles.Size);
            string target = $"row * {kernel.Product("across", "valuePitch")}";
            if (tiles.Slices > 1)
            {
                writer.Line($"(int z, int y) = ((int)((uint)row / {tiles.Down}), (int)((uint)row % {tiles.Down}));");
                source = Index.Sum(Index.Times("z", kernel.Input.AxisStrides[0]), $"(y * {Index.Times(kernel.Size("sourceRow"), tiles.Size)})");
                target = Index.Sum(Index.Times("z", (long)tiles.Points * tiles.ValuePlane), $"(y * {kernel.Product("across", "valuePitch")})");
            }

            writer.Line($"ref float source = {CpuKernel.At("input", source)};");
            writer.Line($"ref float target = {CpuKernel.At("output", target)};");
            using (writer.Open($"for (int x = 0; x < {kernel.Size("across")}; x++)"))
                writer.Line(Call(kernel, tiles, CpuKernel.At("source", $"x * {Index.Times(kernel.Size("sourcePixel"), tiles.Size)}"), CpuKernel.At("target", $"x * {kernel.Size("valuePitch")}")));
        }
    }

    /// <summary>The call that transforms the patch at one place to another.</summary>
    public static string Call(CpuKernel kernel, WinogradTiles tiles, string patch, string values) =>
        $"{Name(tiles)}({patch}, {kernel.Size("sourcePixel")}, {kernel.Size("sourceRow")}, {values}, {kernel.Size("valuePlane")}, {kernel.Size("channels")}, ref scratch);";

    /// <summary>A call for no rows is there to compile the kernel, and with it what it calls.</summary>
    public static void Compile(CpuKernel kernel, WinogradTiles tiles, string values)
    {
        using (kernel.Writer.Open("if (begin == end)"))
            kernel.Writer.Line($"{Name(tiles)}(ref input, 0, 0, ref {values}, 0, 0, ref scratch);");
    }

    public static string Function(int tile, int lanes)
    {
        int patch = tile + 2;
        SourceWriter writer = new();
        writer.Line($"/// <summary>Transforms a patch of {patch}×{patch} pixels: along its rows into <paramref name=\"work\"/>, then along the columns of that into {patch * patch} planes.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveOptimization)]");
        using (writer.Open($"private static void TransformPatch{patch}(ref float patch, int pixel, int row, ref float values, int plane, int channels, ref float work)"))
        using (writer.Open("unchecked"))
        {
            WinogradTransform.DeclarePatchConstants(writer, tile);
            using (writer.Open($"for (int channel = 0; channel < channels; channel += {lanes})"))
            {
                writer.Line("ref float line = ref RefOps.Add(ref patch, channel);");
                writer.Line("ref float at = ref work;");
                using (writer.Open($"for (int y = 0; y < {patch}; y++)"))
                {
                    for (int i = 0; i < patch; i++)
                        writer.Line($"SimdFloats d{i} = {CpuKernel.Load("line", i == 0 ? "0" : i == 1 ? "pixel" : $"pixel * {i}")};");
                    string[] transformed = WinogradTransform.Patch(writer, tile);
                    for (int i = 0; i < patch; i++)
                        writer.Line($"SimdOps.StoreUnsafe({transformed[i]}, {CpuKernel.At("at", i * lanes)});");
                    writer.Line("line = ref RefOps.Add(ref line, row);");
                    writer.Line($"at = ref RefOps.Add(ref at, {patch * lanes});");
                }

                writer.Line("at = ref work;");
                writer.Line("ref float target = ref RefOps.Add(ref values, channel);");
                using (writer.Open($"for (int x = 0; x < {patch}; x++)"))
                {
                    for (int i = 0; i < patch; i++)
                        writer.Line($"SimdFloats d{i} = {CpuKernel.Load("at", i * patch * lanes)};");
                    string[] transformed = WinogradTransform.Patch(writer, tile);
                    for (int i = 0; i < patch; i++)
                        writer.Line($"SimdOps.StoreUnsafe({transformed[i]}, {CpuKernel.At("target", i == 0 ? "0" : $"plane * {i * patch}")});");
                    writer.Line($"at = ref RefOps.Add(ref at, {lanes});");
                    writer.Line("target = ref RefOps.Add(ref target, plane);");
                }
            }
        }

        return writer.ToString().TrimEnd('\n');
    }

    private static string Name(WinogradTiles tiles) => $"TransformPatch{tiles.Patch}";
}
