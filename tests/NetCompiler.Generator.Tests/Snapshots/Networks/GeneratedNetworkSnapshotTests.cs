using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Snapshots.Networks;

/// <summary>What three small networks become, to be read by people: the public face and the kernels of every instruction set.</summary>
public sealed class GeneratedNetworkSnapshotTests
{
    [Fact]
    public Task A_tiny_network_over_pictures() => Verify("""
        using NetCompiler;

        namespace Zoo;

        [Network, Input(1, 6, 6), Normalize(Mean = 0.5, Std = 0.25)]
        [Conv(2, 3), Relu, MaxPool(2), Dense(3)]
        [Classes("cat", "dog", "fish"), Expect(Parameters = 47)]
        public partial class Tiny;
        """);

    [Fact]
    public Task A_network_over_a_signal_with_reflected_borders_and_probabilities() => Verify("""
        using NetCompiler;

        [Network, Input(5, 8)]
        [Conv(18, 3, Pad = 1, PadMode = PadMode.Reflect), LeakyRelu, Conv(3, 2, Stride = 2), Tanh, Softmax]
        internal partial class Signal;
        """);

    [Fact]
    public Task A_network_with_a_mistake() => Verify("""
        using NetCompiler;

        namespace Zoo;

        public static partial class Models
        {
            [Network, Input(1, 6, 6), Conv(2, 3, Stride = 2), Dense(3)]
            public partial class Broken;
        }
        """);

    private static Task Verify(string source, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "")
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.CompileErrors);
        return GeneratedCodeSnapshot.Verify(
            run.Result.GeneratedSources.Select(generated => (generated.HintName, generated.SourceText.ToString())), run.Diagnostics, testFile: testFile);
    }
}
