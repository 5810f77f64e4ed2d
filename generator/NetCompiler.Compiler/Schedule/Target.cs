namespace NetCompiler.Compiler.Schedule;

/// <summary>An instruction set that kernels are emitted for.</summary>
/// <param name="Name">As in the runtime's enum.</param>
/// <param name="Lanes">float32 values of a vector.</param>
/// <param name="Registers">Vector registers a kernel may fill.</param>
public sealed record Target(string Name, int Lanes, int Registers)
{
    public static Target Avx512 { get; } = new("Avx512", 16, 32);

    public static Target Avx2 { get; } = new("Avx2", 8, 16);

    /// <summary>SSE, ARM64's AdvSimd, and what the framework falls back to without either.</summary>
    public static Target Vector128 { get; } = new("Vector128", 4, 16);

    public static IReadOnlyList<Target> All { get; } = [Avx512, Avx2, Vector128];

    /// <summary>Vectors that hold so many values.</summary>
    public int VectorsFor(int values) => (values + Lanes - 1) / Lanes;
}
