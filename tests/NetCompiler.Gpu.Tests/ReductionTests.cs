using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Pooling over all pixels, norms and softmax on the stand-in: results of few and of many values, by one thread and by several, with and without a rest.</summary>
public class ReductionTests
{
    private static readonly StandInSuite Suite = new("""
        [Network, Input(1, 28, 28)][GlobalAvgPool, Tanh] public partial class MeanOfOne;
        [Network, Input(5, 9, 9)][GlobalMaxPool, Sigmoid] public partial class LargestOfFive;
        [Network, Input(24, 7, 7)][GlobalAvgPool] public partial class MeanOfMany;
        [Network, Input(40, 3, 3)][GlobalMaxPool, Relu] public partial class LargestOfFew;
        [Network, Input(3, 70)][GlobalMaxPool] public partial class LargestOfLine;
        [Network, Input(2, 3, 4, 5)][GlobalAvgPool] public partial class MeanOfVolume;
        [Network, Input(1, 9, 9)][InstanceNorm, Relu] public partial class InstanceOfOne;
        [Network, Input(5, 11, 7)][InstanceNorm(Affine = true), Elu] public partial class InstanceOfFive;
        [Network, Input(24, 6, 6)][GroupNorm(8), Silu][GroupNorm(3)][GroupNorm(1)][GroupNorm(24)] public partial class Groups;
        [Network, Input(6, 2, 2)][GroupNorm(3), Tanh][GroupNorm(2, Affine = false)] public partial class SmallGroups;
        [Network, Input(36, 8)][LayerNorm, Gelu] public partial class LayerOfLine;
        [Network, Input(130, 3, 2)][LayerNorm(Epsilon = 0.01)][LayerNorm(MapAffine = true), Relu] public partial class LayerOfMany;
        [Network, Input(5, 4, 4)][LayerNorm(WholeMap = true), Relu][LayerNorm] public partial class LayerOfMap;
        [Network, Input(1, 5, 5)][LayerNorm(WholeMap = true)][LayerNorm(MapAffine = true)] public partial class LayerOfOne;
        [Network, Input(700)][LayerNorm, Relu][LayerNorm(MapAffine = true)] public partial class LayerOfVector;
        [Network, Input(10)][Softmax] public partial class Ten;
        [Network, Input(1000)][Softmax] public partial class Thousand;
        [Network, Input(5, 3, 7)][Softmax] public partial class SoftPixels;
        [Network, Input(130, 3, 3)][Softmax] public partial class SoftWidePixels;
        [Network, Input(24, 40, 3)][Softmax(Axis = 1)] public partial class SoftRows;
        [Network, Input(3, 2, 50)][Softmax(Axis = 2)] public partial class SoftColumns;
        [Network, Input(1, 90)][Softmax(Axis = 1)] public partial class SoftLine;
        [Network, Input(2, 3, 4, 5)][Softmax(Axis = 2)] public partial class SoftVolume;
        [Network, Input(5, 6, 6)] public partial class Branches
        {
            static Tensor Forward(Tensor x)
            {
                x = Tensor.Concat(x.InstanceNorm(), x.Conv(3, 1).LayerNorm().Relu(), x.Softmax(axis: 2).Tanh(), x.GroupNorm(1), x.Conv(2, 3, pad: 1).Softmax()).LayerNorm();
                return Tensor.Concat(x.GlobalAvgPool(), x.GlobalMaxPool().Softmax().Relu());
            }
        }
        """);

    public static TheoryData<string> Names =>
    [
        "MeanOfOne", "LargestOfFive", "MeanOfMany", "LargestOfFew", "LargestOfLine", "MeanOfVolume", "InstanceOfOne", "InstanceOfFive", "Groups", "SmallGroups", "LayerOfLine", "LayerOfMany",
        "LayerOfMap", "LayerOfOne", "LayerOfVector", "Ten", "Thousand", "SoftPixels", "SoftWidePixels", "SoftRows", "SoftColumns", "SoftLine", "SoftVolume", "Branches",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);
}
