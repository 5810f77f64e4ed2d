using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Which of Winograd's convolutions go block by block of tiles, and which in three steps.</summary>
public class WinogradPlanTests
{
    // A large map; one whose weights a cache keeps; one whose weights, six times, are less than patches and products.
    [Theory]
    [InlineData("Input(64, 112, 112), Conv(128, 3, Same = true, Algorithm = ConvAlgorithm.Winograd4x4)", 14)]
    [InlineData("Input(64, 28, 28), Conv(64, 3, Same = true, Algorithm = ConvAlgorithm.Winograd4x4)", 6)]
    [InlineData("Input(64, 56, 56), Conv(192, 3, Same = true, Algorithm = ConvAlgorithm.Winograd4x4)", 6)]
    public void Block_by_block(string layers, int blocks) => Assert.Equal(blocks, Plans.Of(layers).Single<WinogradStep>().Tiles.Blocks);

    // Weights that six blocks would read more of, or that too few tiles would use.
    [Theory]
    [InlineData("Input(256, 56, 56), Conv(256, 3, Same = true, Algorithm = ConvAlgorithm.Winograd4x4)")]
    [InlineData("Input(128, 28, 28), Conv(128, 3, Same = true, Algorithm = ConvAlgorithm.Winograd4x4)")]
    [InlineData("Input(64, 14, 14), Conv(64, 3, Same = true, Algorithm = ConvAlgorithm.Winograd4x4)")]
    public void In_three_steps(string layers) => Assert.Equal(1, Plans.Of(layers).Single<WinogradProductStep>().Tiles.Blocks);
}
