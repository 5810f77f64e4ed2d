using NetCompiler.Benches;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Schedule.Gpu;

namespace NetCompiler.GpuEvidence;

/// <summary>Prints what can be said of the kernels without a device: from their plan and, where ILGPU restored, from what it makes of them for SM 8.0.</summary>
internal static class EvidenceTable
{
    private const int LongestName = 20;

    public static void Print()
    {
        string[] devices = [.. GpuArchitecture.Declared.Select(device => device.Name)];
        string[] header =
        [
            "layer", "what", "batch", "tile, threads' part", "groups × threads", "shared bytes", "registers (estimate)", "multiply-adds a shared read", .. devices.Select(device => $"µs at least, {device}"),
            .. PtxHeader,
        ];
        Table.Print(header, EvidenceCase.All.SelectMany(EvidenceRow.Of).Select(Cells), markdown: true, left: 2);
#if !ILGPU
        Console.WriteLine();
        Console.WriteLine("Without what the PTX of the kernels tells: ILGPU did not restore here.");
#endif
    }

    private static string[] Cells(EvidenceRow row)
    {
        Launch launch = row.Launch;
        return
        [
            $"{row.Network.Name} {Short(launch.Name)}",
            EvidenceRow.Shape(launch),
            row.Samples.ToString(),
            row.Tile,
            $"{launch.Grid.Groups(row.Samples)} × {launch.Threads}",
            launch.SharedBytes.ToString("N0"),
            launch.Registers.ToString(),
            launch is ConvLaunch conv ? Figures.Short(conv.Tile.MultiplyAddsPerRead) : Table.Missing,
            .. GpuArchitecture.Declared.Select(device => Figures.Short(row.Roofline(device))),
            .. PtxCells(row),
        ];
    }

    private static string Short(string layer) => layer.Length <= LongestName ? layer : $"…{layer[^(LongestName - 1)..]}";

#if ILGPU
    private static string[] PtxHeader => WithIlgpu.PtxFigures.Header;

    private static string[] PtxCells(EvidenceRow row) => WithIlgpu.PtxFigures.Of(row).Cells;
#else
    private static string[] PtxHeader => [];

    private static string[] PtxCells(EvidenceRow row) => [];
#endif
}
