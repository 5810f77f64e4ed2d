using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.Compiler.Tests.Interpretation;

public class ErrorFunctionTests
{
    // Abramowitz and Stegun, table 7.1, and the C library's erf.
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.02, 0.022564574691844943)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.25, 0.2763263901682369)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(0.75, 0.7111556336535151)]
    [InlineData(1.0, 0.8427007929497149)]
    [InlineData(1.25, 0.9229001282564582)]
    [InlineData(1.5, 0.9661051464753108)]
    [InlineData(1.75, 0.9866716712191824)]
    [InlineData(1.99, 0.995111413199617)]
    [InlineData(2.0, 0.9953222650189527)]
    [InlineData(2.5, 0.999593047982555)]
    [InlineData(3.0, 0.9999779095030014)]
    [InlineData(3.5, 0.9999992569016276)]
    [InlineData(4.5, 0.9999999998033839)]
    [InlineData(6.0, 1.0)]
    public void Erf_is_the_tables(double x, double erf)
    {
        Assert.Equal(erf, ErrorFunction.Erf(x), 1e-15);
        Assert.Equal(-erf, ErrorFunction.Erf(-x), 1e-15);
    }

    [Theory]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1.0, 0.15729920705028513)]
    [InlineData(1.9, 0.0072095707647425325)]
    [InlineData(2.0, 0.004677734981047265)]
    [InlineData(2.1, 0.002979466656332984)]
    [InlineData(3.0, 2.2090496998585438e-05)]
    [InlineData(4.0, 1.541725790028002e-08)]
    [InlineData(5.0, 1.5374597944280351e-12)]
    [InlineData(7.0, 4.183825607779414e-23)]
    [InlineData(10.0, 2.088487583762545e-45)]
    [InlineData(20.0, 5.3958656116079005e-176)]
    [InlineData(26.0, 5.663192408856143e-296)]
    public void Erfc_keeps_its_digits_far_out(double x, double erfc)
    {
        Assert.Equal(1, ErrorFunction.Erfc(x) / erfc, 1e-13);
        Assert.Equal(2 - erfc, ErrorFunction.Erfc(-x), 1e-15);
    }

    [Fact]
    public void Series_and_fraction_meet() =>
        Assert.Equal(ErrorFunction.Erf(Math.BitDecrement(2)), ErrorFunction.Erf(2), 1e-15);
}
