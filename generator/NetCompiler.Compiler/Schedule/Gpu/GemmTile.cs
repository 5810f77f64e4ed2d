namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>The tile of a product of matrices: what a group makes, and what each of its threads keeps in registers.</summary>
/// <param name="Rows">Rows of the group's tile: pixels of all samples.</param>
/// <param name="Columns">Its columns: filters.</param>
/// <param name="Depth">Values of the sum that lie in shared memory at once.</param>
/// <param name="ThreadRows">Rows of a thread, 4 or 8.</param>
/// <param name="ThreadColumns">Columns of a thread, 4 or 8.</param>
public sealed record GemmTile(int Rows, int Columns, int Depth, int ThreadRows, int ThreadColumns)
{
    /// <summary>Live registers up to which two groups of 256 threads run at once on every declared architecture.</summary>
    public const int FewRegisters = 128;

    private static readonly int[] Unrollings = [4, 2, 1];

    /// <summary>Rows of shared memory are this much longer than the tile, so that columns do not all lie in one bank.</summary>
    public const int Gap = 4;

    /// <summary>Values lie in shared memory in half precision and are multiplied in it; the products of a slice are added up in it too before the sums take them.</summary>
    public bool IsHalf { get; init; }

    /// <summary>
    /// Steps of the sum that the emitted loop's body holds: ILGPU brings the operands of all of them before the first product. The loop stays a loop, so that the barrier behind it stands in a
    /// block of its own.
    /// </summary>
    public int Unrolled => Unrollings.First(steps => steps == 1 || RegistersWith(steps) <= FewRegisters);

    public int ThreadsAcross => Columns / ThreadColumns;

    public int Threads => Rows / ThreadRows * ThreadsAcross;

    /// <summary>Floats from one step of the sum to the next in the left tile.</summary>
    public int LeftPitch => Rows + Gap;

    /// <summary>Both tiles, twice: while one is multiplied the next is brought. In half precision two values take the room of a float.</summary>
    public int SharedFloats => (IsHalf ? 1 : 2) * Depth * (LeftPitch + Columns);

    /// <summary>Multiply-adds for each read of shared memory, a quad being one read.</summary>
    public double MultiplyAddsPerRead => (double)ThreadRows * ThreadColumns / ((ThreadRows + ThreadColumns) / GpuBuffer.Quad);

    /// <summary>Quads of the left tile that a thread brings at most.</summary>
    public int LeftQuads => DivideUp(Rows * Depth / GpuBuffer.Quad, Threads);

    /// <summary>Quads of the right tile that a thread brings at most.</summary>
    public int RightQuads => DivideUp(Columns * Depth / GpuBuffer.Quad, Threads);

    /// <summary>An estimate of the registers that are live at once.</summary>
    public int Registers => RegistersWith(Unrolled);

    public override string ToString() => $"{Rows}×{Columns} by {Depth}, {ThreadRows}×{ThreadColumns} a thread{(IsHalf ? ", half" : "")}";

    /// <summary>Sums, in half precision those of a slice beside them, operands, a product, the quads under way, where their windows begin, and 22 for addresses and counters.</summary>
    private int RegistersWith(int unrolled) =>
        ((IsHalf ? 2 : 1) * ThreadRows * ThreadColumns) + (unrolled * (GpuBuffer.Quad + ThreadColumns)) + 1 + (4 * (LeftQuads + RightQuads)) + (3 * LeftQuads) + 22;

    private static int DivideUp(int values, int by) => (values + by - 1) / by;
}
