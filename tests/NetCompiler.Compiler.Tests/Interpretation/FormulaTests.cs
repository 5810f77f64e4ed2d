using NetCompiler.TestKit.Reference;

namespace NetCompiler.Compiler.Tests.Interpretation;

public class FormulaTests
{
    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)]
    [InlineData("foobar", 0x85944171F73967E8)]
    public void Hash_has_the_published_test_vectors(string text, ulong hash) => Assert.Equal(hash, Formula.Fnv1a64(text));

    [Fact]
    public void Sequence_has_the_published_test_vectors()
    {
        // The first outputs of SplitMix64 with the seed 1234567.
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        Assert.Equal(expected, Enumerable.Range(0, 3).Select(i => Formula.SplitMix64(1234567, (ulong)i)));
    }

    [Fact]
    public void Values_stay_within_offset_and_scale()
    {
        float[] values = Formula.Values("conv1.weight", 1, 0.25, 10_000);
        Assert.All(values, value => Assert.InRange(value, 0.75f, 1.25f));
        Assert.InRange(values.Average(), 0.99f, 1.01f);
    }
}
