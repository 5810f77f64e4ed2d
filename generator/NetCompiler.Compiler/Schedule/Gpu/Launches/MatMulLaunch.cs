using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>
/// Matrix products of two values, one for each channel. A thread makes a tile of a channel's product, its rows and columns as far apart as there are tiles, so that neighbouring
/// threads read neighbouring channels or columns; single values of long sums are made by several threads.
/// </summary>
public sealed record MatMulLaunch : ReductionLaunch
{
    /// <summary>Rows of a thread's tile.</summary>
    public required int TileRows { get; init; }

    /// <summary>Columns of a thread's tile.</summary>
    public required int TileColumns { get; init; }

    public Shape Product => Target.Shape;

    /// <summary>Products of a sum.</summary>
    public int Depth => Input.Shape.Axes[1];

    /// <summary>Tiles that the rows fall into.</summary>
    public int RowTiles => (Product.Axes[0] + TileRows - 1) / TileRows;

    public int ColumnTiles => (Product.Axes[1] + TileColumns - 1) / TileColumns;

    public override long SetsPerSample => (long)RowTiles * ColumnTiles * Product.Channels;

    public override int Reductions => 1;

    public override int Registers => 32 + (TileRows * TileColumns) + (2 * (TileRows + TileColumns));
}
