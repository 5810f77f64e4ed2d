namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>A convolution adds the other operand of its only reader, and only there.</summary>
public class FuseResidualTests
{
    private const string Pass = "fuse residual";

    [Fact]
    public void A_convolution_adds_the_shortcut() =>
        PassRow.Makes(
            Pass,
            "Input(2, 4)",
            "return (x.Conv(2, 1) + x).Relu();",
            """
            %0 x = Input() 2×4
            %2 conv1 = Conv(%0, %0) 2×4 [2 filters, 1, adds]
            %3 relu1 = Activation(%2) 2×4 [Relu]
            return %3
            """);

    [Fact]
    public void Of_two_convolutions_the_later_one_adds() =>
        PassRow.Makes(
            Pass,
            "Input(2, 4)",
            "return x.Conv(3, 1) + x.Conv(3, 1);",
            """
            %0 x = Input() 2×4
            %1 conv1 = Conv(%0) 3×4 [3 filters, 1]
            %3 conv2 = Conv(%0, %1) 3×4 [3 filters, 1, adds]
            return %3
            """);

    [Theory]
    [InlineData("return x.Conv(2, 1).Relu() + x;")]
    [InlineData("Tensor y = x.Conv(2, 1); return (y + x) * y;")]
    [InlineData("Tensor y = x.Conv(2, 1); return y + y;")]
    [InlineData("return x.MaxPool(1) + x;")]
    [InlineData("return x.Conv(2, 1) + x.Conv(2, 4);")]
    public void What_is_read_elsewhere_or_has_another_shape_stays(string body) => PassRow.KeepsForward(Pass, "Input(2, 4)", body);
}
