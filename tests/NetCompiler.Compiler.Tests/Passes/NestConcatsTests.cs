namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>A concatenation that begins with another is written as that one and the rest.</summary>
public class NestConcatsTests
{
    private const string Pass = "nest concatenations";

    [Fact]
    public void A_list_that_grows_is_nested() =>
        PassRow.Makes(
            Pass,
            "Input(2, 4)",
            "Tensor a = x.Conv(1, 1); Tensor b = Tensor.Concat(x, a).Conv(1, 1); return Tensor.Concat(x, a, b);",
            """
            %0 x = Input() 2×4
            %1 conv1 = Conv(%0) 1×4 [1 filters, 1]
            %2 concat1 = Concat(%0, %1) 3×4
            %3 conv2 = Conv(%2) 1×4 [1 filters, 1]
            %4 concat2 = Concat(%2, %3) 4×4
            return %4
            """);

    [Fact]
    public void Another_order_is_another_value() =>
        PassRow.KeepsForward(Pass, "Input(2, 4)", "Tensor a = x.Conv(1, 1); Tensor b = Tensor.Concat(a, x).Conv(1, 1); return Tensor.Concat(x, a, b);");
}
