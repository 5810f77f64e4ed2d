using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the products of transformed patches and weights, and the function that makes those of some planes.</summary>
internal static class WinogradProductEmitter
{
    public static void Write(CpuKernel kernel, WinogradProductStep step)
    {
        SourceWriter writer = kernel.Writer;
        WinogradTiles tiles = step.Tiles;
        Compile(kernel, tiles, "input", "output");
        using (writer.Open("for (int plane = begin; plane < end; plane++)"))
        {
            string values = $"plane * {kernel.Size("valuePlane")}";
            string weights = $"plane * {kernel.Size("weightPlane")}";
            if (tiles.Depth.Output > 1)
            {
                writer.Line($"(int z, int point) = ((int)((uint)plane / {tiles.Points}), (int)((uint)plane % {tiles.Points}));");
                values = Index.Sum(Index.Times("z", (long)tiles.Depth.Stride * tiles.Points * tiles.ValuePlane), $"(point * {kernel.Size("valuePlane")})");
                weights = $"point * {kernel.Size("weightPlane")}";
            }

            using (writer.Open($"for (int group = 0; group < {kernel.Size("filters")}; group += {tiles.Group})"))
            {
                writer.Line(Call(
                    kernel, tiles, CpuKernel.At("input", values), CpuKernel.At("weights", $"({weights}) + (group / {StepBuilder.Block} * {kernel.Size("panel")})"),
                    CpuKernel.At("output", $"(plane * {kernel.Size("productPlane")}) + group"), kernel.Size("tiles"), "1"));
            }
        }
    }

    /// <summary>The call that makes the products of a group of filters.</summary>
    public static string Call(CpuKernel kernel, WinogradTiles tiles, string values, string weights, string products, string count, string planes) =>
        $"{Name(tiles, kernel.Tile)}({values}, {weights}, {products}, {count}, {kernel.Size("run")}, {kernel.Size("panel")}, {(planes == "1" ? "0, 0, 0" : $"{kernel.Size("valuePlane")}, {kernel.Size("weightPlane")}, {kernel.Size("productPlane")}")}, {planes});";

    public static void Compile(CpuKernel kernel, WinogradTiles tiles, string values, string products)
    {
        using (kernel.Writer.Open("if (begin == end)"))
            kernel.Writer.Line($"{Name(tiles, kernel.Tile)}(ref {values}, ref weights, ref {products}, 0, 0, 0, 0, 0, 0, 0);");
    }

    public static string Function(WinogradTiles tiles, KernelTile tile, int lanes)
    {
        SourceWriter writer = new();
        (int pixels, int vectors) = (tile.Pixels, tile.Vectors);
        writer.Line($"/// <summary>Multiplies the values of some tiles with the weights of {tiles.Group} filters, plane by plane; each sum is of {(tiles.Depth.Size > 1 ? $"{tiles.Depth.Size} runs" : "one run")} of channels. At least {pixels} tiles, or none.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveOptimization)]");
        using (writer.Open($"private static void {Name(tiles, tile)}(ref float values, ref float weights, ref float products, int tiles, int run, int panel, int valuePlane, int weightPlane, int productPlane, int planes)"))
        using (writer.Open("unchecked"))
        using (writer.Open("for (int plane = 0; plane < planes; plane++)"))
        {
            using (writer.Open($"for (int filter = 0; filter < {tiles.Group}; filter += {vectors * lanes})"))
            using (writer.Open($"for (int next = 0; next < tiles; next += {pixels})"))
            {
                writer.Line($"// The last tiles begin early, and are computed again to the same bits.");
                writer.Line($"int first = next > tiles - {pixels} ? tiles - {pixels} : next;");
                writer.Line($"ref float value = {CpuKernel.At("values", $"first * {tiles.ValuePitch}")};");
                string panel = vectors * lanes % StepBuilder.Block == 0 ? $"filter / {StepBuilder.Block} * panel" : $"(filter / {StepBuilder.Block} * panel) + (filter % {StepBuilder.Block})";
                writer.Line($"ref float weight = {CpuKernel.At("weights", panel)};");
                if (tile.Prefetches > 0)
                {
                    writer.Line("// Each pass over some tiles asks for its part of the weights that come next: these were read by the first pass.");
                    writer.Line($"ref float coming = {CpuKernel.At("weight", $"(panel * {vectors * lanes / StepBuilder.Block}) + (next / {pixels} * run * {tile.Prefetches / tile.Unroll * StepBuilder.Block})")};");
                }

                for (int pixel = 0; pixel < pixels; pixel++)
                    writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"sum{pixel}_{vector} = SimdFloats.Zero")) + ";");
                writer.Line("SimdFloats " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"w{vector}")) + ", v;");
                if (tiles.Depth.Size == 1)
                {
                    WriteRun(writer, tiles, tile, lanes);
                }
                else
                {
                    writer.Line("ref float slice = ref value;");
                    using (writer.Open($"for (int z = 0; z < {tiles.Depth.Size}; z++)"))
                    {
                        WriteRun(writer, tiles, tile, lanes);
                        writer.Line($"slice = {CpuKernel.At("slice", (long)tiles.Points * tiles.ValuePlane)};");
                        writer.Line("value = ref slice;");
                    }
                }

                writer.Line($"ref float product = {CpuKernel.At("products", $"(first * {tiles.ProductPitch}) + filter")};");
                for (int pixel = 0; pixel < pixels; pixel++)
                {
                    for (int vector = 0; vector < vectors; vector++)
                        writer.Line($"SimdOps.StoreUnsafe(sum{pixel}_{vector}, {CpuKernel.At("product", ((long)pixel * tiles.ProductPitch) + (vector * lanes))});");
                }
            }

            writer.Line("values = ref RefOps.Add(ref values, valuePlane);");
            writer.Line("weights = ref RefOps.Add(ref weights, weightPlane);");
            writer.Line("products = ref RefOps.Add(ref products, productPlane);");
        }

        return writer.ToString().TrimEnd('\n');
    }

    /// <summary>One run of channels.</summary>
    private static void WriteRun(SourceWriter writer, WinogradTiles tiles, KernelTile tile, int lanes)
    {
        using SourceWriter.Block loop = writer.Open($"for (int k = 0; k < run; k += {tile.Unroll})");
        for (int i = 0; i < tile.Unroll; i++)
        {
            int perStep = tile.Prefetches / tile.Unroll;
            for (int line = i * perStep; line < (i + 1) * perStep; line++)
                writer.Line($"global::NetCompiler.Kernels.Prefetch.ToSecondLevel({CpuKernel.At("coming", line * StepBuilder.Block)});");
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                int lane = vector * lanes;
                string block = (lane / StepBuilder.Block) switch
                {
                    0 => "",
                    1 => "panel",
                    int count => $"(panel * {count})",
                };
                writer.Line($"w{vector} = {CpuKernel.Load("weight", Index.Sum(block.Length == 0 ? "0" : block, $"{(lane % StepBuilder.Block) + (i * StepBuilder.Block)}"))};");
            }

            for (int pixel = 0; pixel < tile.Pixels; pixel++)
            {
                writer.Line($"v = {CpuKernel.Broadcast("value", i + ((long)pixel * tiles.ValuePitch))};");
                for (int vector = 0; vector < tile.Vectors; vector++)
                    writer.Line($"sum{pixel}_{vector} = {CpuKernel.MultiplyAdd($"w{vector}", "v", $"sum{pixel}_{vector}")};");
            }
        }

        writer.Line($"value = ref RefOps.Add(ref value, {tile.Unroll});");
        writer.Line($"weight = ref RefOps.Add(ref weight, {tile.Unroll * StepBuilder.Block});");
        if (tile.Prefetches > 0)
            writer.Line($"coming = ref RefOps.Add(ref coming, {tile.Prefetches * StepBuilder.Block});");
    }

    /// <summary>Named after what is written into it.</summary>
    private static string Name(WinogradTiles tiles, KernelTile tile) =>
        $"MultiplyPlanes{tile.Pixels}By{tile.Vectors}Of{tiles.Group}From{tiles.ValuePitch}To{tiles.ProductPitch}" + (tile.Unroll == 1 ? "" : $"Unrolled{tile.Unroll}") + $"Asking{tile.Prefetches}"
        + (tiles.Depth.Size == 1 ? "" : $"Slices{tiles.Depth.Size}Of{tiles.ValuePlane}");
}
