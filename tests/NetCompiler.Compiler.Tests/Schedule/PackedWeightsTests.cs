using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Where packed weights lie, and which channels a block of filters reads.</summary>
public class PackedWeightsTests
{
    private const int Block = 16;

    [Fact]
    public void Packed_tensors_are_aligned_and_never_overlap() => Assert.All(Plans.OfRandomNetworks, plan =>
    {
        long end = 0;
        foreach ((string name, long offset, long length) in plan.Weights.SelectMany(Parts).OrderBy(part => part.Offset))
        {
            Assert.Equal(0, offset % BufferLayout.Alignment);
            Assert.True(offset >= end, $"{name} at {offset} begins before {end}");
            end = offset + length;
        }

        Assert.True(end <= plan.WeightsLength, $"{end} of {plan.WeightsLength}");
    });

    [Fact]
    public void Steps_read_their_weights_where_they_are_packed() => Assert.All(Plans.OfRandomNetworks, plan =>
    {
        var parts = plan.Weights.SelectMany(Parts).ToArray();
        foreach (Step step in plan.Steps)
        {
            // A phase of a transposed convolution begins within the layer's weights, everything else with them.
            Assert.All(step.WeightOffsets, offset => Assert.Contains(parts, part => part.Offset <= offset && offset < part.Offset + part.Length));
            PackedWeights? packed = plan.Weights.FirstOrDefault(weights => weights.Offset == step.WeightOffsets.FirstOrDefault(-1));
            switch (step, packed)
            {
                case (ConvStep conv, PackedConv weights):
                    Assert.Equal((step.Name, conv.BiasOffset), (weights.Name, weights.BiasOffset));
                    Assert.Equal(conv.FirstChannels, weights.FirstChannels);
                    break;
                case (PointwiseStep conv, PackedConv weights):
                    Assert.Equal((step.Name, conv.BiasOffset), (weights.Name, weights.BiasOffset));
                    break;
                case (PixelConvStep conv, PackedConv weights):
                    Assert.Equal((step.Name, conv.BiasOffset), (weights.Name, weights.BiasOffset));
                    break;
                case (WinogradStep conv, PackedWinograd weights):
                    Assert.Equal((step.Name, conv.BiasOffset), (weights.Name, weights.BiasOffset));
                    break;
                case (GroupedConvStep conv, PackedConv weights):
                    Assert.Equal((step.Name, conv.BiasOffset), (weights.Name, weights.BiasOffset));
                    break;
                case (DenseStep dense, PackedDense weights):
                    Assert.Equal((step.Name, dense.BiasOffset, dense.Length), (weights.Name, weights.BiasOffset, weights.Channels * weights.Pixels));
                    break;
                case (BatchNormStep norm, PackedBatchNorm weights):
                    Assert.Equal(norm.ShiftOffset, weights.ShiftOffset);
                    break;
                case (WinogradStep or PixelConvStep or DenseStep, _):
                    Assert.Fail($"{step.Name} reads no weights of its own");
                    break;
            }
        }
    });

    [Fact]
    public void A_block_of_filters_reads_the_channels_of_all_its_groups_and_no_more_than_the_widest_block()
    {
        for (int groups = 1; groups <= 20; groups++)
        {
            foreach ((int channelsPerGroup, int filtersPerGroup) in from c in Enumerable.Range(1, 5) from f in new[] { 1, 2, 3, 5, 7, 8, 15, 16, 17, 32, 33 } select (c, f))
            {
                int channels = groups * channelsPerGroup;
                string layers = $"Input({channels}, 5), Conv({groups * filtersPerGroup}, 3, Stride = 2, Groups = {groups})";

                // Groups that share blocks are multiplied lane by lane.
                if (groups > 1 && filtersPerGroup % Block != 0)
                {
                    Assert.Equal((channelsPerGroup, filtersPerGroup), Plans.Of(layers).Single<GroupedConvStep>() is var grouped ? (grouped.ChannelsPerGroup, grouped.FiltersPerGroup) : default);
                    continue;
                }

                ConvStep step = Plans.Of(layers).Single<ConvStep>();
                Assert.Equal((step.Filters + Block - 1) / Block, step.FirstChannels.Count);
                int widest = 0;
                for (int block = 0; block < step.FirstChannels.Count; block++)
                {
                    int[] read = [.. Enumerable.Range(block * Block, Math.Min(Block, step.Filters - (block * Block))).SelectMany(filter => Enumerable.Range(filter / filtersPerGroup * channelsPerGroup, channelsPerGroup))];
                    widest = Math.Max(widest, read.Max() + 1 - read.Min());
                    int first = step.FirstChannels[block];
                    Assert.True(
                        first >= 0 && first <= read.Min() && read.Max() < first + step.ChannelsPerBlock && first + step.ChannelsPerBlock <= channels,
                        $"{groups} groups of {channelsPerGroup} channels and {filtersPerGroup} filters: block {block} takes {step.ChannelsPerBlock} channels from {first}, and wants {read.Min()} to {read.Max()}");
                }

                Assert.Equal(widest, step.ChannelsPerBlock);
            }
        }
    }

    [Theory]
    [InlineData("Input(3, 4, 4), Dense(2)", 48, 1)]
    [InlineData("Input(16, 4), Conv(16, 1), Dense(2)", 16, 4)]
    [InlineData("Input(16, 4), Conv(5, 1), Dense(2)", 5, 4)]
    [InlineData("Input(16, 4), Conv(5, 1), Flatten, BatchNorm, Dense(2)", 20, 1)]
    [InlineData("Input(7), Dense(2)", 7, 1)]
    public void A_dense_layer_takes_its_inputs_in_the_order_in_which_they_lie(string layers, int channels, int pixels)
    {
        PackedDense packed = Plans.Of(layers).Weights.OfType<PackedDense>().Single();
        Assert.Equal((channels, pixels), (packed.Channels, packed.Pixels));
    }

    private static IEnumerable<(string Name, long Offset, long Length)> Parts(PackedWeights weights) => weights switch
    {
        PackedConv conv => [(conv.Name, conv.Offset, Whole(conv.Filters) * conv.Taps * conv.ChannelsPerBlock), (conv.Name, conv.BiasOffset, Whole(conv.Filters))],
        PackedWinograd conv => [(conv.Name, conv.Offset, (conv.Tile + 2L) * (conv.Tile + 2) * conv.FilterBlocks * 16 * conv.Depth * conv.Channels), (conv.Name, conv.BiasOffset, Whole(conv.Filters))],
        // Behind the weights stand the biases of the sums that are not finished: zeros.
        PackedTaps taps => [(taps.Name, taps.Offset, Whole((int)Product(taps.Window) * taps.Filters) * (taps.Channels + 1)), (taps.Name, taps.BiasOffset, Whole(taps.Filters))],
        PackedDense dense => [(dense.Name, dense.Offset, Whole(dense.Units) * dense.Channels * dense.Pixels), (dense.Name, dense.BiasOffset, Whole(dense.Units))],
        PackedBatchNorm norm => [(norm.Name, norm.Offset, Whole(norm.Channels) * Product(norm.Axes)), (norm.Name, norm.ShiftOffset, Whole(norm.Channels) * Product(norm.Axes))],
        PackedMap map => [(map.Name, map.Offset, Whole(map.Channels) * map.Pixels)],
        PackedConvTranspose conv => [(conv.Name, conv.Offset, Whole(conv.Filters) * conv.Taps.Count * conv.ChannelsPerBlock), (conv.Name, conv.BiasOffset, Whole(conv.Filters))],
        PackedLocallyConnected local =>
        [
            (local.Name, local.Offset, Product(local.Map) * Whole(local.Filters) * Product(local.Window) * local.Channels),
            (local.Name, local.BiasOffset, Product(local.Map) * Whole(local.Filters)),
        ],
        PackedDistanceBias bias => [(bias.Name, bias.Offset, bias.Heads * (long)bias.Window * bias.Window * Whole(bias.Window * bias.Window))],
        PackedMeanPicture picture => [(picture.Name, picture.Offset, picture.Shape.Aggregate(1L, (product, size) => product * size))],
        _ => throw new ArgumentException($"{weights.GetType().Name} is new here", nameof(weights)),
    };

    private static long Product(IEnumerable<int> sizes) => sizes.Aggregate(1L, (product, size) => product * size);

    private static long Whole(int values) => (values + Block - 1) / Block * Block;
}
