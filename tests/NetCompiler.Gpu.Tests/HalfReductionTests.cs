using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Norms, softmax, attention and matrix products of values that are stored in half precision.</summary>
public class HalfReductionTests
{
    // Eleven bits of a value are kept instead of 24.
    private const double Slack = 1 << 13;

    private static readonly StandInSuite Suite = new("""
        [Network(GpuPrecision = GpuPrecision.HalfStorage), Input(24, 9, 9)][InstanceNorm(Affine = true), Relu][LayerNorm][GroupNorm(2)][GlobalAvgPool][Softmax] public partial class Norms;
        [Network(GpuPrecision = GpuPrecision.Half), Input(24, 6, 6)] public partial class Attention
        {
            static Tensor Forward(Tensor x) => Tensor.MatMul(x.SelfAttention(2).WindowAttention(3, 3, shift: 1), x).Softmax(axis: 1);
        }
        """, Slack);

    [Theory]
    [InlineData("Norms")]
    [InlineData("Attention")]
    public void Network_is_near_the_interpreter(string name) => Suite.AssertAgrees(name);
}
