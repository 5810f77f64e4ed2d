extern alias StandIn;

using NetCompiler.Gpu.Tests.Running;
using StandIn::ILGPU.Runtime;
using StandIn::ILGPU.Runtime.OpenCL;

namespace NetCompiler.Gpu.Tests;

/// <summary>Networks whose values are stored in half precision, and some that multiply in it.</summary>
public class HalfTests
{
    /// <summary>The bound of float32 is ten units in its last place; half precision has 13 bits less, and a quarter of ten units is enough.</summary>
    private const double Slack = 1 << 11;

    private const string Networks = """
        [Network(GpuPrecision = GpuPrecision.#), Input(1, 20, 20)][Conv(6, 5), Tanh][Conv(16, 5, Stride = 2, Rounding = Rounding.Floor), Relu][Dense(120), Gelu, Dense(10)] public partial class #Small;
        [Network(GpuPrecision = GpuPrecision.#), Input(3, 13, 11)][Conv(24, 3, Pad = 1), Relu][Conv(40, 1), Silu][Conv(8, 3, Dilation = 2), Elu] public partial class #Wide;
        [Network(GpuPrecision = GpuPrecision.#), Input(32, 9, 9)][Conv(32, 3, Pad = 1, PadMode = PadMode.Replicate, Groups = 2), HardSwish] public partial class #Groups;
        [Network(GpuPrecision = GpuPrecision.#), Input(8, 7, 5)][ConvTranspose(16, 3, Stride = 2), Relu][ConvTranspose(5, 2, Stride = 2), LeakyRelu(Slope = 0.1)] public partial class #Transposed;
        [Network(GpuPrecision = GpuPrecision.#), Input(24, 9, 11)][DepthwiseConv(3, Pad = 1), Relu][Conv(12, 3, Groups = 4), Silu][DepthwiseConv(9, Pad = 4), Relu][LocallyConnected(5, 3)] public partial class #Narrow;
        [Network(GpuPrecision = GpuPrecision.#), Input(5, 9, 11)][DepthwiseConv(3, Pad = 1), Relu][LocallyConnected(20, 3, Stride = 2, Rounding = Rounding.Floor), Tanh][Dense(33)] public partial class #Local;
        [Network(GpuPrecision = GpuPrecision.#), Input(700)][Dense(257), Relu, Dense(70), Sigmoid, Dense(3)] public partial class #Vector;
        [Network(GpuPrecision = GpuPrecision.#), Input(16, 8, 8)] public partial class #Branches
        {
            static Tensor Forward(Tensor x)
            {
                x = (x.Conv(16, 3, pad: 1) + x).Relu();
                Tensor all = Tensor.Concat(x.MaxPool(2), x.AvgPool(2).DepthwiseConv(3, pad: 1), x.Conv(7, 3, stride: 2, pad: 1, rounding: Rounding.Floor).BatchNorm());
                return (all.DepthwiseConv(3, pad: 1) + all).Upsample(2);
            }
        }

        """;

    private static readonly StandInSuite Suite = new(Networks.Replace("#", "HalfStorage") + Networks.Replace("#", "Half"), Slack);

    public static TheoryData<string, string> Names
    {
        get
        {
            TheoryData<string, string> names = [];
            foreach (string precision in new[] { "HalfStorage", "Half" })
            {
                foreach (string network in new[] { "Small", "Wide", "Groups", "Transposed", "Narrow", "Local", "Vector", "Branches" })
                    names.Add(precision, network);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter(string precision, string network) => Suite.AssertAgrees(precision + network);

    [Fact]
    public void Tiles_of_half_precision_take_half_the_shared_memory()
    {
        Assert.Contains("GpuShared.Allocate<float>", Text("HalfStorageWide"));
        Assert.DoesNotContain("GpuShared.Allocate<GpuElement>", Text("HalfStorageWide"));
        Assert.Contains("GpuShared.Allocate<GpuElement>", Text("HalfWide"));
        Assert.DoesNotContain("GpuShared.Allocate<float>", Text("HalfWide"));
    }

    [Fact]
    public void Device_without_half_precision_is_refused()
    {
        DrawnNetwork drawn = Suite.Draw("HalfVector");
        Accelerator accelerator = new() { Name = "old", Capabilities = new CLCapabilityContext() };
        var refused = Assert.Throws<PlatformNotSupportedException>(() => StandInNetwork.Load(Suite.Compiled, drawn.Name, drawn.WeightFile, accelerator));
        Assert.Contains("HalfVector was compiled for half precision, which old does not have.", refused.Message);
        Assert.Equal(0, accelerator.AllocatedBytes);
        StandInNetwork.Load(Suite.Compiled, drawn.Name, drawn.WeightFile, new Accelerator { Capabilities = new CLCapabilityContext { Float16 = true } }).Dispose();
    }

    private static string Text(string network) => Suite.GeneratedSources.Single(source => source.Contains("class GpuKernels") && source.Contains($"partial class {network}\n"));
}
