using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Snapshots.Networks;

/// <summary>What small networks become, to be read by people: the public face, the kernels of every instruction set, and those for GPUs.</summary>
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

    [Fact]
    public Task A_tiny_network_on_a_GPU() => VerifyGpu("""
        using NetCompiler;

        namespace Zoo;

        [Network(GpuBatch = 8), Input(1, 6, 6), Normalize(Mean = 0.5, Std = 0.25)]
        [Conv(2, 3), Relu, MaxPool(2), Dense(3)]
        public partial class Tiny;
        """);

    [Fact]
    public Task A_residual_block_on_a_GPU() => VerifyGpu("""
        using NetCompiler;

        [Network(GpuBatch = 1), Input(64, 14, 14)]
        public partial class Block
        {
            static Tensor Forward(Tensor x)
            {
                Tensor y = x.Conv(64, 3, pad: 1, bias: false).BatchNorm().Relu().Conv(64, 3, pad: 1, groups: 64, bias: false).BatchNorm();
                return (y + x).Relu().GlobalAvgPool().Dense(1000).Softmax();
            }
        }
        """);

    [Fact]
    public Task A_network_on_a_GPU_in_half_precision() => VerifyGpu("""
        using NetCompiler;

        [Network(GpuBatch = 1, GpuPrecision = GpuPrecision.Half), Input(16, 32)]
        [Conv(32, 3, Pad = 1), Gelu, LayerNorm, ConvTranspose(8, 2, Stride = 2)]
        internal partial class Signal;
        """);

    /// <summary>The file of the GPU half alone.</summary>
    private static Task VerifyGpu(string source, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "")
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.CreateWithIlgpu(source));
        Assert.Empty(run.CompileErrors);
        return GeneratedCodeSnapshot.Verify(
            run.Result.GeneratedSources.Where(generated => generated.HintName.EndsWith(".Gpu.g.cs", StringComparison.Ordinal)).Select(generated => (generated.HintName, generated.SourceText.ToString())), run.Diagnostics, testFile: testFile);
    }

    private static Task Verify(string source, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "")
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.CompileErrors);
        return GeneratedCodeSnapshot.Verify(
            run.Result.GeneratedSources.Select(generated => (generated.HintName, generated.SourceText.ToString())), run.Diagnostics, testFile: testFile);
    }
}
