using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

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
        MarkdownTable.Print(header, 2, EvidenceCase.All.SelectMany(EvidenceRow.Of).Select(Cells));
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
            launch is ConvLaunch conv ? MarkdownTable.Figure(conv.Tile.MultiplyAddsPerRead) : MarkdownTable.Missing,
            .. GpuArchitecture.Declared.Select(device => MarkdownTable.Figure(row.Roofline(device))),
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
