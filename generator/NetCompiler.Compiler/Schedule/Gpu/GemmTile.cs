namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>The tile of a product of matrices: what a group makes, and what each of its threads keeps in registers.</summary>
/// <param name="Rows">Rows of the group's tile: pixels of all samples.</param>
/// <param name="Columns">Its columns: filters.</param>
/// <param name="Depth">Values of the sum that lie in shared memory at once.</param>
/// <param name="ThreadRows">Rows of a thread, 4 or 8.</param>
/// <param name="ThreadColumns">Columns of a thread, 4 or 8.</param>
public sealed record GemmTile(int Rows, int Columns, int Depth, int ThreadRows, int ThreadColumns)
{
    /// <summary>Steps of the sum that the emitted loop's body holds. The loop stays a loop, so that the barrier behind it stands in a block of its own.</summary>
    public const int Unrolled = 2;

    /// <summary>Rows of shared memory are this much longer than the tile, so that columns do not all lie in one bank.</summary>
    public const int Gap = 4;

    /// <summary>Values lie in shared memory in half precision and are multiplied in it; the products of a slice are added up in it too before the sums take them.</summary>
    public bool IsHalf { get; init; }

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

    /// <summary>Sums, in half precision those of a slice beside them, operands, the quads under way, and about 24 for addresses and counters.</summary>
    public int Registers => ((IsHalf ? 2 : 1) * ThreadRows * ThreadColumns) + ThreadRows + ThreadColumns + (4 * (LeftQuads + RightQuads)) + (3 * LeftQuads) + 24;

    public override string ToString() => $"{Rows}×{Columns} by {Depth}, {ThreadRows}×{ThreadColumns} a thread{(IsHalf ? ", half" : "")}";

    private static int DivideUp(int values, int by) => (values + by - 1) / by;
}
