using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Tiles fit the registers, address whole blocks of weights, and their loops come out even.</summary>
public class TileTests
{
    private const int WidestRow = 64;
    private const int MostFilters = 130;
    private const int Block = 16;

    public static TheoryData<string> Windows => ["3", "1", "3, Stride = 2", "5, Dilation = 2"];

    [Theory]
    [MemberData(nameof(Windows))]
    public void Every_width_and_number_of_filters_has_a_tile_that_fits(string window)
    {
        for (int width = 1; width <= WidestRow; width++)
        {
            for (int filters = 1; filters <= MostFilters; filters++)
                AssertFits(Plans.Of($"Input({1 + (filters % 5)}, {width}), Conv({filters}, {window}, Same = true, Rounding = Rounding.Ceil)"));
        }
    }

    [Fact]
    public void Depthwise_convolutions_of_every_width_have_a_tile_that_fits()
    {
        for (int width = 1; width <= WidestRow; width++)
            AssertFits(Plans.Of($"Input(24, 2, {width}), Conv(24, 3, Groups = 24, Same = true)"));
    }

    [Fact]
    public void Dense_layers_of_every_size_have_a_tile_that_fits()
    {
        for (int units = 1; units <= MostFilters; units++)
        {
            for (int inputs = 1; inputs <= 40; inputs++)
                AssertFits(Plans.Of($"Input({inputs}), Dense({units})"));
        }
    }

    [Fact]
    public void Random_networks_have_tiles_that_fit() => Assert.All(Plans.OfRandomNetworks, AssertFits);

    private static void AssertFits(KernelPlan plan)
    {
        foreach (TargetPlan target in plan.Targets)
        {
            foreach ((Step step, KernelTile tile) in plan.Steps.Zip(target.Tiles))
            {
                string what = $"{step.Description} on {target.Target.Name}: {tile}";
                switch (step)
                {
                    case ConvStep conv:
                        AssertConv(conv, tile, target.Target, plan.Buffer(conv.Input.Buffer).Layout, what);
                        break;
                    case PointwiseStep conv:
                        AssertPointwise(conv, tile, target.Target, what);
                        break;
                    case PixelConvStep conv:
                        // Sums, the vectors of the row, and one weight.
                        Assert.True((tile.Filters * tile.Vectors) + tile.Vectors + 1 <= target.Target.Registers, what);
                        Assert.True(tile.Filters <= conv.Filters && tile.Vectors * target.Target.Lanes < conv.Window[^1].Output + Block, what);
                        Assert.True(!tile.IsWindowUnrolled || conv.Window[^1].Size * conv.Channels * tile.Filters * tile.Vectors <= 128, what);
                        break;
                    case GroupedConvStep conv:
                        // Sums, the weights of a row of the window or of one tap, a register to load into, and the lanes that it is permuted by.
                        int taps = tile.IsWindowUnrolled ? conv.Window[^1].Size : 1;
                        Assert.True(((tile.Pixels + taps) * tile.Vectors) + 2 <= target.Target.Registers && conv.Lanes(target.Target).CanBeTile(tile.Vectors) && tile.Pixels <= conv.Window[^1].Output, what);
                        break;
                    case WinogradStep or WinogradProductStep:
                        AssertProduct(((WinogradStage)step).Tiles, tile, target.Target, what);
                        break;
                    case PoolStep { IsSliding: true }:
                        Assert.True(tile.Pixels * tile.Vectors < target.Target.Registers, what);
                        break;
                    case DenseStep dense:
                        Assert.True((tile.Vectors * dense.Chains) + 2 <= target.Target.Registers, what);
                        Assert.True(IsWhole(tile.Vectors * target.Target.Lanes), what);
                        Assert.True(tile.Vectors * target.Target.Lanes <= 4 * Block, what);
                        Assert.True(tile.Unroll * dense.Chains <= Math.Max(dense.Length, dense.Chains), what);
                        break;
                    case LocallyConnectedStep or MatMulStep or AttentionStep:
                        Assert.True((tile.Pixels * tile.Vectors) + 2 <= target.Target.Registers, what);
                        break;
                    default:
                        Assert.Equal(new(), tile);
                        break;
                }
            }
        }
    }

    private static void AssertConv(ConvStep conv, KernelTile tile, Target target, BufferLayout input, string what)
    {
        // Sums, one vector of weights for each vector of filters, and one value of the input.
        Assert.True((tile.Pixels * tile.Vectors) + tile.Vectors + 1 <= target.Registers, what);
        Assert.True(tile.Pixels <= conv.Window[^1].Output && tile.Vectors <= target.VectorsFor(conv.Filters), what);
        Assert.True(IsWhole(tile.Vectors * target.Lanes), what);
        if (conv.FirstChannels.Distinct().Count() > 1)
            Assert.True(tile.Vectors * target.Lanes <= Block, what);
        int lastAxis = conv.Window[^1].Size;
        int written = tile.IsWindowUnrolled ? lastAxis * conv.ChannelsPerBlock : tile.Unroll;
        Assert.True(written * tile.Pixels * tile.Vectors <= 128, what);
        int run = input.IsChannelsLast && input.PixelPitch == conv.ChannelsPerBlock && conv.Window[^1].Dilation == 1 ? lastAxis * conv.ChannelsPerBlock
            : conv.ChannelsPerBlock == 1 ? lastAxis
            : conv.ChannelsPerBlock;
        Assert.True(tile.IsWindowUnrolled || run % tile.Unroll == 0, what);
    }

    private static void AssertPointwise(PointwiseStep conv, KernelTile tile, Target target, string what)
    {
        Assert.True((tile.Pixels * tile.Vectors) + tile.Vectors + 1 <= target.Registers, what);
        Assert.All(conv.Reaches, reach => Assert.True(tile.Pixels <= reach, what));
        Assert.True(tile.Vectors <= target.VectorsFor(conv.Filters) && IsWhole(tile.Vectors * target.Lanes), what);
        Assert.True(conv.FiltersPerRow % (tile.Vectors * target.Lanes) == 0, what);
        Assert.True(tile.Unroll * tile.Pixels * tile.Vectors <= 128 && conv.Channels / Math.Max(1, conv.PartialSums) % tile.Unroll == 0, what);
    }

    private static void AssertProduct(WinogradTiles tiles, KernelTile tile, Target target, string what)
    {
        Assert.True((tile.Pixels * tile.Vectors) + tile.Vectors + 1 <= target.Registers, what);
        Assert.True(tile.Pixels <= tiles.LeastPerBlock && tiles.Group % (tile.Vectors * target.Lanes) == 0 && IsWhole(tile.Vectors * target.Lanes), what);
        Assert.True(tile.Unroll * tile.Pixels * tile.Vectors <= 128 && tiles.Channels % tile.Unroll == 0, what);

        // The passes over the smallest block ask for the weights of the next tile at least once, and a single pass for none.
        int passes = (tiles.LeastPerBlock + tile.Pixels - 1) / tile.Pixels;
        Assert.True(passes == 1 ? tile.Prefetches == 0 : tile.Prefetches * passes * Block >= tile.Unroll * tile.Vectors * target.Lanes, what);
    }

    // A tile's filters are whole blocks of packed weights, or several tiles fill one.
    private static bool IsWhole(int filters) => filters % Block == 0 || Block % filters == 0;
}
