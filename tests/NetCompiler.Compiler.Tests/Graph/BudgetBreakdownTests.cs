using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>A budget that fails names the layers, of a network of many the ones that matter.</summary>
public class BudgetBreakdownTests
{
    private static readonly string Many = string.Join(", ", Enumerable.Range(1, 20).Select(i => $"Conv({(i == 7 ? 3 : 1)}, 1, Bias = false)"));

    [Theory]
    [InlineData("Parameters = 1", "they are 24: conv1 1 + conv2 1 + conv3 1 + conv4 1 + conv5 1 + conv6 1 + conv7 3 + conv8 3 + conv9 1 + conv10 1 + conv11 1 + conv12 1 + 8 in 8 more")]
    [InlineData("Output = [1]", "it is 1×9: behind 9 more layers conv9 1×9, conv10 1×9")]
    [InlineData("ReceptiveField = 2", "it is 1: behind 8 more layers conv9 1, conv10 1")]
    public void Of_many_layers_twelve_are_named(string budget, string expected) => Assert.Contains(expected, Finding($"Input(1, 9), {Many}, Expect({budget})"), StringComparison.Ordinal);

    [Fact]
    public void Of_few_layers_all_are_named() =>
        Assert.EndsWith("they are 4: conv1 1 + conv2 3", Finding("Input(1, 9), Conv(1, 1, Bias = false), Conv(1, 3, Bias = false), Expect(Parameters = 1)"), StringComparison.Ordinal);

    private static string Finding(string layers) =>
        Assert.Single(CompilerPipeline.Check(ArchitectureReader.ReadOne($"[Network, {layers}] partial class Net;")).Diagnostics).Message;
}
