using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Grouped convolutions whose groups are no whole blocks of filters, and locally connected layers, on the stand-in. For a large batch there are threads enough for strips of pixels, for one sample there are not: both are run.</summary>
public class GroupedConvTests
{
    private static readonly StandInSuite Suite = new("""
        [Network(GpuBatch = 1000), Input(24, 9, 11)][DepthwiseConv(3, Pad = 1), Relu][DepthwiseConv(5, Stride = 2, Pad = 2), Silu][DepthwiseConv(3, Dilation = 2, Pad = 2)] public partial class Depthwise;
        [Network(GpuBatch = 1000), Input(5, 9, 13)][DepthwiseConv(3, Pad = 1), Relu6][DepthwiseConv(3, Stride = 2, Rounding = Rounding.Floor), Tanh] public partial class FiveChannels;
        [Network(GpuBatch = 1000), Input(3, 7, 8)][DepthwiseConv(3, Pad = 1, Multiplier = 2), Relu][DepthwiseConv(3, Pad = 1, Multiplier = 4), Gelu][DepthwiseConv(1, Multiplier = 3)] public partial class Multiplied;
        [Network(GpuBatch = 1000), Input(1, 6, 6)][Conv(4, 3, Pad = 1)][Conv(4, 7, Pad = 3, Groups = 4), HardSwish][Conv(4, 9, Pad = 4, Groups = 4), Elu] public partial class Long;
        [Network(GpuBatch = 1000), Input(16, 8, 10)][Conv(32, 3, Pad = 1, Groups = 4), Relu][Conv(24, 3, Groups = 8), LeakyRelu(Slope = 0.2)][Conv(12, 3, Stride = 2, Groups = 2, Rounding = Rounding.Floor)] public partial class Narrow;
        [Network(GpuBatch = 1000), Input(6, 8, 9)][Conv(9, 3, Groups = 3), Sigmoid][Conv(60, 2, Groups = 3)][Conv(40, 1, Groups = 20), Relu] public partial class Odd;
        [Network(GpuBatch = 1000), Input(8, 9, 9)][DepthwiseConv(3, Pad = 1, PadMode = PadMode.Reflect), Relu][DepthwiseConv(5, Pad = 2, PadMode = PadMode.Replicate)][Conv(6, 3, Pad = 1, Groups = 2, PadMode = PadMode.Reflect, Stride = 2)] public partial class Borders;
        [Network(GpuBatch = 1000), Input(12, 41)][DepthwiseConv(9, Pad = 4), Relu][Conv(20, 4, Groups = 4, Stride = 3, Rounding = Rounding.Floor), Tanh][DepthwiseConv(3)] public partial class Line;
        [Network(GpuBatch = 1000), Input(8, 5, 6, 7)][DepthwiseConv(3, Pad = 1), Relu][Conv(12, 2, Groups = 4, Stride = 2, Rounding = Rounding.Floor)][DepthwiseConv(2)] public partial class Volume;
        [Network(GpuBatch = 1000), Input(8, 5, 6)][ConvTranspose(8, 3, Stride = 2, Groups = 8), Relu][ConvTranspose(12, 2, Stride = 3, Groups = 4), Silu][ConvTranspose(3, 3, Groups = 3)] public partial class Transposed;
        [Network(GpuBatch = 1000), Input(6, 13)][ConvTranspose(6, 4, Stride = 2, Pad = 1, Groups = 6), Relu][ConvTranspose(4, 1, Stride = 2, Groups = 2)] public partial class TransposedLine;
        [Network(GpuBatch = 1000), Input(4, 3, 4, 3)][ConvTranspose(8, 2, Stride = 2, Groups = 4), Gelu] public partial class TransposedVolume;
        [Network(GpuBatch = 1000), Input(3, 7, 8)][LocallyConnected(5, 3), Relu][LocallyConnected(20, 2, Stride = 2, Rounding = Rounding.Floor), Tanh] public partial class Local;
        [Network(GpuBatch = 1000), Input(8, 6, 6)][LocallyConnected(17, 3, Pad = 1, Bias = false), Relu] public partial class LocalQuads;
        [Network(GpuBatch = 1000), Input(4, 15)][LocallyConnected(6, 3), Elu] public partial class LocalLine;
        [Network(GpuBatch = 1000), Input(5, 8, 8)] public partial class Branches
        {
            static Tensor Forward(Tensor x)
            {
                Tensor y = x.Conv(6, 3, pad: 1);
                Tensor all = Tensor.Concat(x.DepthwiseConv(3, pad: 1).Relu(), y.DepthwiseConv(3, pad: 1).Sigmoid(), y.LocallyConnected(3, 3, pad: 1), y.Conv(8, 1, groups: 2), y);
                return all.DepthwiseConv(3, pad: 1);
            }
        }
        [Network(GpuBatch = 1000), Input(8, 8, 8)] public partial class QuadBranches
        {
            static Tensor Forward(Tensor x)
            {
                Tensor all = Tensor.Concat(x.DepthwiseConv(3, pad: 1).Relu(), x.LocallyConnected(8, 3, pad: 1), x.Conv(12, 3, pad: 1, groups: 2));
                return all.Conv(28, 3, pad: 1, groups: 7);
            }
        }
        [Network(GpuBatch = 1000), Input(12, 7, 9)] public partial class Residual
        {
            static Tensor Forward(Tensor x) => (x.Conv(12, 3, pad: 1, groups: 3) + x).Relu();
        }
        [Network(GpuBatch = 1000), Input(5, 7, 9)] public partial class ResidualOfFive
        {
            static Tensor Forward(Tensor x) => (x.DepthwiseConv(3, pad: 1) + x).Silu();
        }
        [Network(GpuBatch = 1000), Input(5, 7, 9)] public partial class ResidualOfSlice
        {
            static Tensor Forward(Tensor x)
            {
                Tensor all = Tensor.Concat(x.Tanh(), x.Conv(5, 1), x.Conv(6, 1));
                return (all.Slice(5, 5).DepthwiseConv(3, pad: 1) + all.Slice(0, 5)).DepthwiseConv(3);
            }
        }
        """);

    [Theory]
    [InlineData("Depthwise")]
    [InlineData("FiveChannels")]
    [InlineData("Multiplied")]
    [InlineData("Long")]
    [InlineData("Narrow")]
    [InlineData("Odd")]
    [InlineData("Borders")]
    [InlineData("Line")]
    [InlineData("Volume")]
    [InlineData("Transposed")]
    [InlineData("TransposedLine")]
    [InlineData("TransposedVolume")]
    [InlineData("Local")]
    [InlineData("LocalQuads")]
    [InlineData("LocalLine")]
    [InlineData("Branches")]
    [InlineData("QuadBranches")]
    [InlineData("Residual")]
    [InlineData("ResidualOfFive")]
    [InlineData("ResidualOfSlice")]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Threads_of_a_large_batch_make_strips_of_quads()
    {
        string text = Suite.GeneratedSources.Single(source => source.Contains("class GpuKernels") && source.Contains("partial class Depthwise\n"));
        string[] lines = [.. text.Split('\n').Where(line => line.Contains("GroupedConv dwconv1:"))];
        Assert.Equal(2, lines.Length);
        Assert.Contains("4×1 a thread", lines[0]);
        Assert.Contains("4×4 a thread", lines[1]);
    }
}
