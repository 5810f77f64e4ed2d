using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.TestKit.Architectures;
using GraphAlgorithm = NetCompiler.Compiler.Graph.Ops.ConvAlgorithm;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Winograd's algorithm for 3×3 where it costs less, never where it is not possible, and always what the user has said.</summary>
public class ChooseAlgorithmsTests
{
    [Fact]
    public void Many_channels_on_a_large_map_take_large_tiles_and_a_first_layer_is_direct() =>
        PassRow.Rewrites(
            "choose algorithms",
            "Input(3, 64, 64), Conv(64, 3), Conv(64, 3), Conv(64, 5), Conv(64, 3, Stride = 3, Pad = 2), Conv(64, 3, Groups = 2)",
            """
            %0 input = Input() 3×64×64
            %1 conv1 = Conv(%0) 64×62×62 [64 filters, 3 | 3]
            %2 conv2 = Conv(%1) 64×60×60 [64 filters, 3 | 3]
            %3 conv3 = Conv(%2) 64×56×56 [64 filters, 5 | 5]
            %4 conv4 = Conv(%3) 64×20×20 [64 filters, 3/3 pad 2 | 3/3 pad 2]
            %5 conv5 = Conv(%4) 64×18×18 [64 filters, 3 | 3, 2 groups]
            return %5
            """,
            """
            %0 input = Input() 3×64×64
            %1 conv1 = Conv(%0) 64×62×62 [64 filters, 3 | 3, Direct]
            %2 conv2 = Conv(%1) 64×60×60 [64 filters, 3 | 3, Winograd4x4]
            %3 conv3 = Conv(%2) 64×56×56 [64 filters, 5 | 5]
            %4 conv4 = Conv(%3) 64×20×20 [64 filters, 3/3 pad 2 | 3/3 pad 2]
            %5 conv5 = Conv(%4) 64×18×18 [64 filters, 3 | 3, 2 groups]
            return %5
            """);

    /// <summary>F(4×4) has four times the weights of the direct form, F(2×2) not twice.</summary>
    [Theory]
    [InlineData(512, 2, GraphAlgorithm.Direct)]
    [InlineData(512, 7, GraphAlgorithm.Direct)]
    [InlineData(512, 10, GraphAlgorithm.Winograd2x2)]
    [InlineData(512, 28, GraphAlgorithm.Winograd4x4)]
    [InlineData(64, 56, GraphAlgorithm.Winograd4x4)]
    public void Small_maps_with_heavy_weights_take_small_tiles_or_none(int channels, int size, GraphAlgorithm expected)
    {
        NetworkGraph graph = PassList.Run(GraphText.Build(ArchitectureReader.ReadOne($"[Network, Input({channels}, {size}, {size}), Conv({channels}, 3, Pad = 1)] public partial class Net;")));
        Assert.Equal(expected, graph.Nodes.Select(node => node.Op).OfType<ConvOp>().Single().Algorithm);
    }

    [Theory]
    [InlineData("Winograd4x4", 4)]
    [InlineData("Direct", 0)]
    [InlineData("Auto", 0)]
    public void A_convolution_of_few_filters_is_computed_as_it_says(string algorithm, int tile)
    {
        NetworkGraph graph = PassList.Run(GraphText.Build(ArchitectureReader.ReadOne($"[Network, Input(32, 9, 11), Conv(1, 3, Pad = 1, Algorithm = ConvAlgorithm.{algorithm})] public partial class Net;")));
        Assert.Equal(tile > 0, Scheduler.Plan(graph).Steps.OfType<WinogradStage>().Any());
        Assert.Equal(tile, graph.Nodes.Select(node => node.Op).OfType<ConvOp>().Single().WinogradTile);
    }

    [Fact]
    public void What_the_network_says_holds_for_layers_that_allow_it_and_say_nothing()
    {
        NetworkGraph graph = GraphText.Build(ArchitectureReader.ReadOne("[Network, Input(64, 20, 20), Conv(64, 3), Conv(64, 3, Algorithm = ConvAlgorithm.Winograd2x2), Conv(64, 5)] public partial class Net;"));
        NetworkGraph lowered = PassList.Run(ChooseAlgorithms.Apply(graph, GraphAlgorithm.Direct));
        Assert.Equal([GraphAlgorithm.Direct, GraphAlgorithm.Winograd2x2, GraphAlgorithm.Auto], lowered.Nodes.Select(node => node.Op).OfType<ConvOp>().Select(conv => conv.Algorithm));
    }
}
