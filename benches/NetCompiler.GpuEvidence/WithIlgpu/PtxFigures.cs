using NetCompiler.Benches;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Gpu.Tests.WithIlgpu;

namespace NetCompiler.GpuEvidence.WithIlgpu;

/// <summary>What ILGPU makes of a kernel for SM 8.0, before the device's own assembler.</summary>
internal sealed record PtxFigures
{
    public static string[] Header { get; } = ["PTX: multiply-adds a `ld.shared`", "live registers", "`ld.global.v4`"];

    /// <summary>Of the innermost loop that reads shared memory; null for kernels that multiply nothing there.</summary>
    public required double? MultiplyAddsPerRead { get; init; }

    public required int LiveRegisters { get; init; }

    /// <summary>Reads of four values at once from memory.</summary>
    public required int VectorLoads { get; init; }

    public string[] Cells => [MultiplyAddsPerRead is { } reads ? Figures.Short(reads) : Table.Missing, LiveRegisters.ToString(), VectorLoads == 0 ? "none" : VectorLoads.ToString()];

    public static PtxFigures Of(EvidenceRow row)
    {
        PtxKernel kernel = new(PtxCompiler.Compile(CompiledZoo.Of(row.Network).KernelOf(row.Launch), row.Launch.Threads));
        return new()
        {
            MultiplyAddsPerRead = row.Launch is ConvLaunch ? kernel.ProductLoops.Select(loop => PerRead([.. loop.Body.Select(at => kernel.Instructions[at])])).Min() : null,
            LiveRegisters = PtxLiveness.MostLive(kernel),
            VectorLoads = kernel.Instructions.Count(instruction => instruction.Opcode.StartsWith("ld.global.v4", StringComparison.Ordinal)),
        };
    }

    // Products and sums are instructions of their own here; the assembler joins them.
    private static double PerRead(PtxInstruction[] body) =>
        (double)Math.Min(body.Count(instruction => instruction.Opcode == "mul.f32"), body.Count(instruction => instruction.Opcode == "add.f32")) / body.Count(instruction => instruction.LoadsShared);
}
