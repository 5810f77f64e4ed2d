namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>A learnt factor goes into the weights of the convolution before it.</summary>
public class FoldLayerScaleTests
{
    private const string Pass = "fold layer scale";

    [Fact]
    public void It_goes_into_a_convolution() =>
        PassRow.Makes(
            Pass,
            "Input(2, 4)",
            "return x.Linear(3, name: \"a\").LayerScale(name: \"g\") + x.Linear(3, name: \"b\");",
            """
            %0 x = Input() 2×4
            %1 a = Conv(%0) 3×4 [3 filters, 1, linear, scale g]
            %3 b = Conv(%0) 3×4 [3 filters, 1, linear]
            %4 sum1 = Sum(%1, %3) 3×4
            return %4
            """);

    [Theory]
    [InlineData("return x.LayerScale();")]
    [InlineData("return x.Conv(2, 1).Relu().LayerScale();")]
    [InlineData("Tensor y = x.Conv(2, 1); return y.LayerScale() + y;")]
    public void Behind_anything_else_it_stays(string body) => PassRow.KeepsForward(Pass, "Input(2, 4)", body);
}
