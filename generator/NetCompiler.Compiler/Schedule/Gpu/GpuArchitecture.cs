using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>
/// A device as the planner knows it: its limits (CUDA C++ Programming Guide, technical specifications per compute capability) and its speed (data sheets of the A100 40 GB and
/// H100 SXM: float32 without tensor cores, which ILGPU does not use).
/// </summary>
public sealed record GpuArchitecture
{
    public required string Name { get; init; }

    public required int Multiprocessors { get; init; }

    /// <summary>32-bit registers of a multiprocessor.</summary>
    public int Registers { get; init; } = 65_536;

    public int MostRegistersPerThread { get; init; } = 255;

    public int MostThreadsPerGroup { get; init; } = 1024;

    public int MostThreads { get; init; } = 2048;

    /// <summary>Static shared memory that a group may have, in bytes.</summary>
    public int SharedPerGroup { get; init; } = 48 * 1024;

    /// <summary>Shared memory of a multiprocessor, in bytes.</summary>
    public required int Shared { get; init; }

    /// <summary>Float32 operations a second, a multiply-add being two, in units of 10¹².</summary>
    public required double TeraFlops { get; init; }

    /// <summary>Bytes a second from memory, in units of 10⁹.</summary>
    public required double Bandwidth { get; init; }

    public static GpuArchitecture Sm80 { get; } = new() { Name = "SM 8.0", Multiprocessors = 108, Shared = 164 * 1024, TeraFlops = 19.5, Bandwidth = 1555 };

    public static GpuArchitecture Sm90 { get; } = new() { Name = "SM 9.0", Multiprocessors = 132, Shared = 228 * 1024, TeraFlops = 66.9, Bandwidth = 3350 };

    /// <summary>Those that plans are made for and checked against; tiles are chosen for the first.</summary>
    public static EquatableArray<GpuArchitecture> Declared { get; } = [Sm80, Sm90];

    /// <summary>Groups of a kernel that a multiprocessor runs at once.</summary>
    public int Resident(int threads, int registers, int sharedBytes) =>
        Math.Min(MostThreads / threads, Math.Min(Registers / (threads * registers), sharedBytes == 0 ? int.MaxValue : Shared / sharedBytes));

    /// <summary>Seconds below which no kernel can be: its operations, or its traffic.</summary>
    public double Roofline(long multiplyAdds, long bytes) => Math.Max(2 * multiplyAdds / (TeraFlops * 1e12), bytes / (Bandwidth * 1e9));
}
