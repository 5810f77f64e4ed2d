using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers a convolution by Winograd's algorithm: to one step that goes block by block, or to three that go over the whole map.</summary>
internal static class WinogradLowering
{
    /// <summary>
    /// Floats of transformed weights that stay in a second-level cache (of 1 MB or more) from one block of tiles to the next. Beyond, a block must be large enough to
    /// use each weight often.
    /// </summary>
    private const int CachedWeights = 160 * 1024;

    /// <summary>Tiles of a block whose weights are cached: as many as keep patches and products beside them.</summary>
    private const int SmallBlock = 28;

    /// <summary>Tiles of a block, where larger ones would be too few for threads: a register tile. Of fewer, the sums would not hide the latency.</summary>
    private const int LeastBlock = 8;

    /// <summary>Tiles of a block whose weights come from the last-level cache: each is used so often.</summary>
    private const int LargeBlock = 56;

    /// <summary>Fewer blocks than this do not keep two threads busy, and each would read all the weights: the three steps are divided otherwise.</summary>
    private const int FewBlocks = 6;

    public static void Lower(StepBuilder builder, Node node, ConvOp op, StepPlace place)
    {
        WinogradTiles tiles = Tiles(builder, op, place.Inputs[0].Shape);
        int weights = builder.Reserve((long)tiles.Points * tiles.WeightPlane);
        int bias = builder.Reserve(StepBuilder.Blocks(op.Filters) * StepBuilder.Block);
        builder.Weights.Add(new PackedWinograd
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Channels = tiles.Channels,
            Depth = tiles.Depth.Size,
            FilterBlocks = tiles.FilterBlocks,
            Tile = tiles.Size,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            Bias = op.Bias,
            Norm = op.Norm,
            Scale = op.Scale,
        });
        if (tiles.Blocks > 1)
            OneStep(builder, node, op, place, tiles, weights, bias);
        else
            ThreeSteps(builder, node, op, place, tiles, weights, bias);
    }

    private static WinogradTiles Tiles(StepBuilder builder, ConvOp op, Shape input)
    {
        int size = op.WinogradTile;
        int axes = op.Window.Count;
        WinogradTiles tiles = new()
        {
            Size = size,
            Channels = input.Channels,
            Filters = op.Filters,
            Down = (op.Window[axes - 2].Output + size - 1) / size,
            Across = (op.Window[axes - 1].Output + size - 1) / size,
            Slices = axes == 3 ? ((op.Window[0].Output - 1) * op.Window[0].Stride) + op.Window[0].Size : 1,
            Depth = axes == 3 ? op.Window[0] : WindowAxis.Point(1),
            ValuePitch = builder.Layouts.SharedPitch(input.Channels),
            ProductPitch = 0,
            Blocks = 1,
        };
        int block = (long)tiles.Points * tiles.WeightPlane <= CachedWeights ? SmallBlock : LargeBlock;
        int blocks = axes == 3 ? 1 : (tiles.Count + block - 1) / block;
        if (axes != 3 && blocks < FewBlocks && (block == SmallBlock ? tiles.Count >= FewBlocks * LeastBlock : IsLessToRead(tiles)))
            blocks = FewBlocks;
        if (builder.Kernels == KernelChoice.Special && axes != 3)
            blocks = Math.Max(blocks, Math.Min(FewBlocks, tiles.Count));
        bool isWhole = builder.Kernels switch
        {
            KernelChoice.General => true,
            KernelChoice.Special => blocks == 1,
            _ => blocks < FewBlocks,
        };
        return isWhole
            ? tiles with { ProductPitch = builder.Layouts.SharedPitch(tiles.FilterBlocks * StepBuilder.Block) }
            : tiles with { Blocks = blocks, ProductPitch = tiles.Group };
    }

    /// <summary>Whether all weights for each of a few blocks, that use them often, are less than patches and products, which three steps write and read.</summary>
    private static bool IsLessToRead(WinogradTiles tiles) =>
        tiles.Count >= FewBlocks * SmallBlock && (long)FewBlocks * tiles.WeightPlane <= 2L * tiles.Count * (tiles.Channels + (tiles.FilterBlocks * StepBuilder.Block));

    private static void OneStep(StepBuilder builder, Node node, ConvOp op, StepPlace place, WinogradTiles tiles, int weights, int bias)
    {
        int scratch = builder.AddScratch(node, WinogradStage.WorkLength(tiles) + ((long)tiles.Points * (tiles.ValuePlane + tiles.ProductPlane))).Buffer;
        builder.Add(
            node,
            new WinogradStep
            {
                Place = place with { Scratch = scratch },
                Window = WinogradTiles.Covered(op.Window, tiles.Size),
                Tiles = tiles,
                AddsInput = op.AddsInput,
                WeightsOffset = weights,
                BiasOffset = bias,
                TakesSizes = builder.Layouts.SharesKernels,
                Sizes =
                [
                    new("int", "tiles", tiles.Count), new("int", "blocks", tiles.Blocks), .. Grid(op, tiles), .. Source(builder, place, tiles), .. Products(tiles), .. Target(builder, op, place, tiles),
                    new("int", "filters", tiles.FilterBlocks * StepBuilder.Block),
                ],
                Rows = tiles.Blocks,
            },
            canSweep: false);
    }

    private static void ThreeSteps(StepBuilder builder, Node node, ConvOp op, StepPlace place, WinogradTiles tiles, int weights, int bias)
    {
        BufferView values = builder.AddScratch(node, (long)tiles.Slices * tiles.Points * tiles.ValuePlane);
        BufferView products = builder.AddScratch(node, (long)tiles.Depth.Output * tiles.Points * tiles.ProductPlane);
        int work = builder.AddScratch(node, WinogradStage.WorkLength(tiles)).Buffer;
        bool takesSizes = builder.Layouts.SharesKernels;
        builder.Steps.Add(new WinogradInputStep
        {
            Place = new() { Name = "patches_" + node.Name, Description = $"the patches of {place.Inputs[0].Shape}, transformed", Inputs = [place.Inputs[0]], Output = values, Scratch = work },
            Window = WinogradTiles.Covered(op.Window, tiles.Size),
            Tiles = tiles,
            TakesSizes = takesSizes,
            Sizes = [new("int", "across", tiles.Across), .. Source(builder, place, tiles)],
            Rows = tiles.Slices * tiles.Down,
        });
        builder.Steps.Add(new WinogradProductStep
        {
            Place = new() { Name = "products_" + node.Name, Description = $"{tiles.Points} products of {tiles.Count}×{tiles.Depth.Size * tiles.Channels} and {tiles.Depth.Size * tiles.Channels}×{tiles.Filters}", MultiplyAdds = place.MultiplyAdds, Inputs = [values], Output = products },
            Tiles = tiles,
            WeightsOffset = weights,
            TakesSizes = takesSizes,
            Sizes = [new("int", "tiles", tiles.Count), new("int", "valuePlane", tiles.ValuePlane), .. Products(tiles), new("int", "filters", tiles.FilterBlocks * StepBuilder.Block)],
            Rows = tiles.Depth.Output * tiles.Points,
        });
        builder.Add(
            node,
            new WinogradOutputStep
            {
                Place = place with { MultiplyAdds = 0, Inputs = place.Inputs.Skip(1).Prepend(products).ToEquatableArray(), Scratch = work },
                Tiles = tiles,
                AddsInput = op.AddsInput,
                BiasOffset = bias,
                TakesSizes = takesSizes,
                Sizes = [.. Grid(op, tiles), new("int", "productPitch", tiles.ProductPitch), new("int", "productPlane", tiles.ProductPlane), .. Target(builder, op, place, tiles)],
                Rows = tiles.Depth.Output * tiles.Down,
            },
            canSweep: false);
    }

    private static IEnumerable<KernelArgument> Grid(ConvOp op, WinogradTiles tiles) =>
        [new("int", "across", tiles.Across), new("int", "height", op.Window[op.Window.Count - 2].Output), new("int", "width", op.Window[op.Window.Count - 1].Output)];

    private static IEnumerable<KernelArgument> Source(StepBuilder builder, StepPlace place, WinogradTiles tiles)
    {
        EquatableArray<int> strides = builder.LayoutOf(place.Inputs[0]).AxisStrides;
        return
        [
            new("int", "sourceRow", strides[strides.Count - 2]), new("int", "sourcePixel", strides[strides.Count - 1]),
            new("int", "channels", BufferLayout.RoundUp(tiles.Channels)), new("int", "valuePitch", tiles.ValuePitch), new("int", "valuePlane", tiles.ValuePlane),
        ];
    }

    private static IEnumerable<KernelArgument> Products(WinogradTiles tiles) =>
        [new("int", "run", tiles.Channels), new("int", "panel", tiles.Panel), new("int", "weightPlane", tiles.WeightPlane), new("int", "productPlane", tiles.ProductPlane)];

    private static IEnumerable<KernelArgument> Target(StepBuilder builder, ConvOp op, StepPlace place, WinogradTiles tiles)
    {
        EquatableArray<int> strides = builder.LayoutOf(place.Output!).AxisStrides;
        List<KernelArgument> sizes = [new("int", "targetRow", strides[strides.Count - 2]), new("int", "targetPixel", strides[strides.Count - 1])];
        if (op.AddsInput)
        {
            EquatableArray<int> added = builder.LayoutOf(place.Inputs[1]).AxisStrides;
            sizes.AddRange([new("int", "otherRow", added[added.Count - 2]), new("int", "otherPixel", added[added.Count - 1])]);
        }

        sizes.Add(new("int", "outputs", BufferLayout.RoundUp(tiles.Filters)));
        return sizes;
    }
}
