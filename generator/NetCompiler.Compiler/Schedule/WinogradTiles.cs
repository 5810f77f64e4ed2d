using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// How Winograd's algorithm F(m×m, 3×3) cuts a map (Lavin and Gray, 2015): tiles of m×m pixels, each made from a patch of (m + 2)×(m + 2). A patch is transformed into
/// (m + 2)² planes; in each, a tile's value is the product of its channels with a matrix of transformed weights; the products of all planes transformed back
/// are the tile's pixels. In three dimensions that is done for each slice, and the products of a window's slices are added.
/// </summary>
public sealed record WinogradTiles
{
    private static readonly int[] GroupSizes = [4, 6, 5, 7, 3, 2, 1];

    /// <summary>m.</summary>
    public required int Size { get; init; }

    public required int Channels { get; init; }

    public required int Filters { get; init; }

    /// <summary>Tiles along the last axis but one.</summary>
    public required int Down { get; init; }

    /// <summary>Tiles along the last axis.</summary>
    public required int Across { get; init; }

    /// <summary>Slices of the input, which are transformed each; 1 for two dimensions.</summary>
    public int Slices { get; init; } = 1;

    /// <summary>The window's first axis of three, over slices; a point for two dimensions.</summary>
    public WindowAxis Depth { get; init; } = WindowAxis.Point(1);

    /// <summary>Floats from a tile's channels to the next tile's.</summary>
    public required int ValuePitch { get; init; }

    /// <summary>Floats from a tile's products to the next tile's.</summary>
    public required int ProductPitch { get; init; }

    /// <summary>Blocks into which the tiles are divided, each computed from patches to pixels before the next.</summary>
    public required int Blocks { get; init; }

    /// <summary>m + 2.</summary>
    public int Patch => Size + 2;

    /// <summary>
    /// Blocks of 16 filters that the products are made for: more by one than there are where nothing from 2 to 7 divides them, as register tiles want.
    /// </summary>
    public int FilterBlocks => StepBuilder.Blocks(Filters) is var blocks && (blocks < 8 || GroupSizes.Any(size => size > 1 && blocks % size == 0)) ? blocks : blocks + 1;

    /// <summary>Filters whose products are made together before they are transformed back, so that they are still in the second-level cache then.</summary>
    public int Group => GroupSizes.First(size => FilterBlocks % size == 0) * StepBuilder.Block;

    /// <summary>Planes.</summary>
    public int Points => Patch * Patch;

    /// <summary>Multiply-adds of all products; not those of the transforms.</summary>
    public long MultiplyAdds => (long)Depth.Output * Points * Count * Depth.Size * Channels * Filters;

    /// <summary>Tiles of a slice.</summary>
    public int Count => Down * Across;

    /// <summary>Tiles of the smallest block; the others have as many or one more.</summary>
    public int LeastPerBlock => Count / Blocks;

    public int MostPerBlock => (Count + Blocks - 1) / Blocks;

    /// <summary>Floats of a plane of transformed patches.</summary>
    public int ValuePlane => Plane(ValuePitch);

    /// <summary>Floats of a plane of products.</summary>
    public int ProductPlane => Plane(ProductPitch);

    /// <summary>Floats of one block of 16 filters in a plane of weights.</summary>
    public int Panel => Depth.Size * Channels * StepBuilder.Block;

    /// <summary>Floats of a plane of weights.</summary>
    public int WeightPlane => Panel * FilterBlocks;

    /// <summary>Planes whose places differ by 4 KB or a multiple would fall into one set of the first-level cache.</summary>
    private int Plane(int pitch) => MostPerBlock * pitch is var floats && floats % 256 == 0 ? floats + BufferLayout.Alignment : MostPerBlock * pitch;

    /// <summary>The border that the patches of the last tiles need behind the map on an axis.</summary>
    public static int BorderEnd(WindowAxis axis, int size) => ((axis.Output + size - 1) / size * size) + 2 - axis.Input - axis.PadBegin;

    /// <summary>A window whose padding reaches as far as the patches of the last tiles do.</summary>
    public static EquatableArray<WindowAxis> Covered(EquatableArray<WindowAxis> window, int size) =>
        window.Select((axis, i) => i < window.Count - 2 ? axis : axis with { PadEnd = Math.Max(axis.PadEnd, BorderEnd(axis, size)) }).ToEquatableArray();
}
