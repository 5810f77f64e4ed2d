namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>A border becomes the padding of the convolutions that read it, where all can take it.</summary>
public class FoldPaddingTests
{
    private const string Pass = "fold padding";

    [Fact]
    public void A_border_becomes_padding() =>
        PassRow.Makes(
            Pass,
            "Input(1, 4)",
            "return x.Pad(1).Conv(2, 3);",
            """
            %0 x = Input() 1×4
            %2 conv1 = Conv(%0) 2×4 [2 filters, 3 pad 1]
            return %2
            """);

    [Fact]
    public void Zeros_join_zeros_and_other_borders_bring_their_mode() =>
        PassRow.Makes(
            Pass,
            "Input(1, 6)",
            "return x.Pad(1).Conv(2, 5, pad: 1) + x.Pad(1, mode: PadMode.Reflect).Conv(2, 3);",
            """
            %0 x = Input() 1×6
            %2 conv1 = Conv(%0) 2×6 [2 filters, 5 pad 2]
            %4 conv2 = Conv(%0) 2×6 [2 filters, 3 pad 1, Reflect]
            %5 sum1 = Sum(%2, %4) 2×6
            return %5
            """);

    [Theory]
    [InlineData("return x.Pad(1).MaxPool(3, stride: 1);")]
    [InlineData("return x.Pad(1).Linear(3);")]
    [InlineData("Tensor y = x.Pad(1); return y.Conv(2, 3) + y.MaxPool(3, stride: 1).Conv(2, 1);")]
    [InlineData("return x.Pad(1, mode: PadMode.Reflect).Conv(2, 5, pad: 1);")]
    [InlineData("return x.Pad(1);")]
    public void What_cannot_be_padding_stays(string body) => PassRow.KeepsForward(Pass, "Input(1, 6)", body);
}
