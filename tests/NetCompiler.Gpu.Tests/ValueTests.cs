using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Layers that make each value from a few others, on the stand-in: norms with stored constants, sums and products, pools, enlargements.</summary>
public class ValueTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Norm"] = ("5, 6, 7", "x.BatchNorm().Relu()"),
        ["NormOfOneChannel"] = ("1, 6, 7", "x.BatchNorm()"),
        ["NormOfVector"] = ("33", "x.BatchNorm().Tanh()"),
        ["NormOfValues"] = ("3, 5, 4", "x.BatchNorm(perPixel: true).Gelu()"),
        ["NormOfValuesOfMany"] = ("24, 2, 3, 2", "x.BatchNorm(perPixel: true)"),
        ["NormsInConcatenation"] = ("5, 4, 4", "Tensor.Concat(x.BatchNorm(), x.BatchNorm(perPixel: true).Elu(), x.BatchNorm()).BatchNorm()"),

        ["Scale"] = ("5, 6, 7", "x.LayerScale().Silu()"),
        ["ScaleOfVolume"] = ("24, 2, 3, 2", "x.LayerScale()"),
        ["ScaleOfLine"] = ("1, 9", "x.LayerScale()"),
        ["Slopes"] = ("5, 6, 7", "x.PRelu()"),
        ["SlopesShared"] = ("24, 6, 7", "x.PRelu(shared: true)"),
        ["SlopesOfVector"] = ("3", "x.PRelu().Tanh()"),
        ["SlopesInConcatenation"] = ("3, 5, 5", "Tensor.Concat(x.PRelu(), x.PRelu(shared: true).Sigmoid(), x)"),

        ["SumOfMaps"] = ("5, 4, 6", "x.Tanh() + x"),
        ["SumWithItself"] = ("24, 9", "(x + x).Relu()"),
        ["SumWithSlices"] = ("7, 3, 4", "x.Slice(1, 3) + x.Slice(4, 3)"),
        ["SumWithPixel"] = ("5, 4, 6", "x + x.AdaptiveAvgPool(1)"),
        ["SumWithVector"] = ("3, 2, 4, 3", "(x + x.AdaptiveAvgPool(1).Flatten()).Tanh()"),
        ["ProductOfVectors"] = ("24", "x * x.Sigmoid()"),
        ["ProductWithGate"] = ("24, 4, 6", "(x * x.AdaptiveAvgPool(1).Conv(24, 1).Sigmoid()).Relu()"),
        ["ProductsInConcatenation"] = ("5, 4, 6", "Tensor.Concat(x * x.Tanh(), x + x.AdaptiveAvgPool(1), x)"),

        ["Neighbours"] = ("24, 3, 4", "x.LocalResponseNorm()"),
        ["NeighboursOfFew"] = ("3, 3, 4", "x.LocalResponseNorm(4, alpha: 0.5, beta: 0.5, k: 2).Relu()"),
        ["NeighboursByLogarithm"] = ("5, 3, 4", "x.LocalResponseNorm(3, alpha: 2, beta: 0.6)"),
        ["NeighboursUpwards"] = ("5, 7", "x.LocalResponseNorm(2, alpha: 1, beta: -0.3)"),
        ["NeighboursWhole"] = ("1, 5, 5", "x.LocalResponseNorm(1, alpha: 0.3, beta: 1)"),
        ["NeighboursWithoutPower"] = ("5, 7", "x.LocalResponseNorm(3, beta: 0)"),
        ["NeighboursFar"] = ("40, 3", "x.LocalResponseNorm(33, alpha: 3)"),
        ["NeighboursAll"] = ("17, 3", "x.LocalResponseNorm(33, alpha: 3)"),
        ["NeighboursInConcatenation"] = ("5, 3, 4", "Tensor.Concat(x.LocalResponseNorm(3), x, x.LocalResponseNorm(5).Tanh())"),

        ["Largest"] = ("5, 6, 8", "x.MaxPool(2)"),
        ["LargestPadded"] = ("24, 7, 9", "x.MaxPool(3, stride: 2, pad: 1).Relu()"),
        ["LargestOverhang"] = ("3, 6, 7", "x.MaxPool(3, stride: 2, rounding: Rounding.Ceil)"),
        ["LargestOverhangPadded"] = ("3, 6, 8", "x.MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Ceil)"),
        ["LargestLine"] = ("1, 23", "x.MaxPool(5, stride: 3)"),
        ["LargestFar"] = ("5, 11, 9", "x.MaxPool(9, stride: 1, pad: 4)"),
        ["LargestVolume"] = ("3, 4, 5, 6", "x.MaxPool(3, stride: 1, pad: 1).Tanh()"),
        ["LargestSame"] = ("3, 6, 8", "x.MaxPool(3, stride: 2, same: true)"),
        ["Mean"] = ("5, 6, 9", "x.AvgPool(3)"),
        ["MeanOfTwo"] = ("24, 6, 8", "x.AvgPool(2).Relu()"),
        ["MeanPadded"] = ("5, 7, 9", "x.AvgPool(3, stride: 2, pad: 1)"),
        ["MeanOfInside"] = ("5, 7, 9", "x.AvgPool(3, stride: 2, pad: 1, countPad: false)"),
        ["MeanSame"] = ("3, 6, 8", "x.AvgPool(3, stride: 2, same: true)"),
        ["MeanOverhang"] = ("5, 6, 7", "x.AvgPool(3, stride: 2, rounding: Rounding.Ceil)"),
        ["MeanOverhangPadded"] = ("5, 6, 8", "x.AvgPool(3, stride: 2, pad: 1, rounding: Rounding.Ceil)"),
        ["MeanOverhangPaddedInside"] = ("5, 6, 8", "x.AvgPool(3, stride: 2, pad: 1, countPad: false, rounding: Rounding.Ceil)"),
        ["MeanUneven"] = ("3, 6, 8", "x.AvgPool(sizes: [3, 2], strides: [1, 2], pads: [1, 0, 2, 1], rounding: Rounding.Floor)"),
        ["MeanFar"] = ("3, 9, 7", "x.AvgPool(5, stride: 1, pad: 2)"),
        ["MeanFarInside"] = ("3, 9, 7", "x.AvgPool(5, stride: 1, pad: 2, countPad: false)"),
        ["MeanFarOverhang"] = ("3, 10, 8", "x.AvgPool(5, stride: 3, pad: 2, rounding: Rounding.Ceil)"),
        ["MeanLine"] = ("1, 12", "x.AvgPool(4, stride: 2, pad: 1)"),
        ["MeanVolume"] = ("24, 4, 4, 6", "x.AvgPool(2)"),
        ["PoolsInConcatenation"] = ("5, 6, 6", "Tensor.Concat(x.MaxPool(2), x.AvgPool(2).Tanh(), x.MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor), x.AvgPool(6, stride: 1, pad: 1, rounding: Rounding.Floor))"),

        ["AdaptiveUneven"] = ("17, 7, 10", "x.AdaptiveAvgPool(4)"),
        ["AdaptiveEven"] = ("3, 6, 9", "x.AdaptiveAvgPool(3).Relu()"),
        ["AdaptiveOverlapping"] = ("24, 5, 7", "x.AdaptiveAvgPool(sizes: [4, 6]).Tanh()"),
        ["AdaptiveEnlarging"] = ("5, 3, 2", "x.AdaptiveAvgPool(7)"),
        ["AdaptiveToOne"] = ("3, 5, 4", "x.AdaptiveAvgPool(1)"),
        ["AdaptiveLine"] = ("1, 23", "x.AdaptiveAvgPool(5)"),
        ["AdaptiveVolume"] = ("6, 5, 4, 7", "x.AdaptiveAvgPool(3)"),
        ["AdaptiveInConcatenation"] = ("3, 7, 7", "Tensor.Concat(x.AdaptiveAvgPool(4), x.Tanh().AdaptiveAvgPool(4).Elu())"),

        ["Nearest"] = ("3, 5, 6", "x.Upsample(2)"),
        ["NearestTimesThree"] = ("17, 4, 3", "x.Upsample(3).Tanh()"),
        ["NearestLine"] = ("1, 13", "x.Upsample(4)"),
        ["NearestVolume"] = ("24, 2, 3, 2", "x.Upsample(2)"),
        ["NearestOnce"] = ("5, 3, 2", "x.Upsample(1).Relu()"),
        ["Bilinear"] = ("3, 5, 6", "x.Upsample(2, UpsampleMode.Bilinear)"),
        ["BilinearTimesThree"] = ("17, 4, 3", "x.Upsample(3, UpsampleMode.Bilinear).Tanh()"),
        ["BilinearTimesFour"] = ("24, 3, 4", "x.Upsample(4, UpsampleMode.Bilinear).Relu()"),
        ["BilinearFar"] = ("5, 3, 2", "x.Upsample(19, UpsampleMode.Bilinear)"),
        ["BilinearOfOnePixel"] = ("5, 1, 1", "x.Upsample(5, UpsampleMode.Bilinear)"),
        ["BilinearOnce"] = ("5, 3, 4", "x.Upsample(1, UpsampleMode.Bilinear)"),
        ["Linear"] = ("3, 9", "x.Upsample(3, UpsampleMode.Bilinear)"),
        ["LinearOfOne"] = ("1, 9", "x.Upsample(2, UpsampleMode.Bilinear)"),
        ["Trilinear"] = ("6, 2, 3, 4", "x.Upsample(2, UpsampleMode.Bilinear).Elu()"),
        ["UpsampledIntoConcatenation"] = ("5, 3, 4", "Tensor.Concat(x.Upsample(2), x.Upsample(2, UpsampleMode.Bilinear).Tanh(), x.Upsample(2, UpsampleMode.Bilinear))"),
    };

    private static readonly StandInSuite Suite = new(ValueNetworks.Source(Bodies));

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);
}
