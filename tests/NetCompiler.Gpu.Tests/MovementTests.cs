using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Layers that only move values, on the stand-in: borders, concatenations and slices, permutations, reshapes, shuffles, learnt tensors.</summary>
public class MovementTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Zeros"] = ("3, 4, 5", "x.Pad(2)"),
        ["ZerosUneven"] = ("24, 4, 5", "x.Pad(sizes: [0, 1, 2, 0]).Sigmoid()"),
        ["ZerosOfNone"] = ("5, 4", "x.Pad(0).Tanh()"),
        ["ZerosVolume"] = ("1, 2, 3, 4", "x.Pad(sizes: [1, 0, 2])"),
        ["Reflected"] = ("5, 4, 6", "x.Pad(3, mode: PadMode.Reflect)"),
        ["ReflectedUneven"] = ("3, 9", "x.Pad(sizes: [0, 8], mode: PadMode.Reflect).Relu()"),
        ["ReflectedVolume"] = ("5, 3, 4, 5", "x.Pad(sizes: [2, 1, 0, 1, 3, 4], mode: PadMode.Reflect)"),
        ["Replicated"] = ("5, 4, 6", "x.Pad(7, mode: PadMode.Replicate)"),
        ["ReplicatedLine"] = ("24, 3", "x.Pad(sizes: [2, 5], mode: PadMode.Replicate).Tanh()"),
        ["BordersInConcatenation"] = ("5, 4, 4", "Tensor.Concat(x.Pad(1), x.Pad(1, mode: PadMode.Reflect).Elu(), x.Pad(1, mode: PadMode.Replicate))"),

        ["Joined"] = ("5, 3, 4", "Tensor.Concat(x, x.Tanh(), x)"),
        ["JoinedTwice"] = ("3, 3, 4", "Tensor.Concat(Tensor.Concat(x.Tanh(), x), Tensor.Concat(x.Relu(), x.Tanh()).Sigmoid())"),
        ["JoinedShared"] = ("5, 7", "Tensor.Concat(x.Tanh(), x.Slice(1, 3)) + Tensor.Concat(x.Slice(0, 3), x.Tanh())"),
        ["JoinedVectors"] = ("17", "Tensor.Concat(x.Dense(5), x, x.Dense(3).Relu()).Elu()"),
        ["JoinedInHeight"] = ("5, 3, 4", "Tensor.Concat(1, x, x.Tanh(), x.Slice(1, 2, axis: 1))"),
        ["JoinedInWidth"] = ("24, 3, 4", "Tensor.Concat(2, x.Tanh(), x).Relu()"),
        ["JoinedInDepth"] = ("3, 2, 3, 4", "Tensor.Concat(1, x, x.Tanh())"),
        ["JoinedLine"] = ("1, 7", "Tensor.Concat(1, x, x, x.Relu())"),
        ["JoinedAndSliced"] = ("5, 4, 4", "Tensor.Concat(x.Tanh(), x.Relu(), x).Slice(3, 9).Conv(4, 1)"),

        ["SlicedWithFunction"] = ("7, 3, 4", "x.Slice(2, 3).Tanh()"),
        ["SlicedSteps"] = ("24, 3, 4", "x.Slice(1, 6, step: 4)"),
        ["SlicedRows"] = ("5, 6, 4", "x.Slice(1, 4, axis: 1)"),
        ["SlicedColumns"] = ("3, 4, 9", "x.Slice(1, 3, step: 3, axis: 2).Relu()"),
        ["SlicedVolume"] = ("5, 4, 3, 5", "x.Slice(0, 2, step: 2, axis: 1).Slice(2, 3, axis: 3)"),
        ["SlicedVector"] = ("33", "x.Slice(5, 9, step: 3).Slice(1, 4)"),
        ["SlicesInConcatenation"] = ("7, 4, 4", "Tensor.Concat(x.Slice(0, 3), x.Slice(3, 3).Tanh(), x.Slice(0, 3, step: 3), x.Tanh().Slice(1, 3))"),

        ["Together"] = ("3, 4, 5", "x.Reshape(12, 5)"),
        ["Apart"] = ("40, 24", "x.Reshape(40, 2, 3, 4).Relu()"),
        ["ToVector"] = ("5, 3, 4", "x.Reshape(60).Tanh()"),
        ["FromVector"] = ("60", "x.Reshape(5, 3, 4)"),
        ["NothingInCommon"] = ("6, 4", "x.Reshape(4, 6)"),
        ["OneChannel"] = ("1, 6, 5", "x.Reshape(30, 1)"),
        ["Flat"] = ("5, 3, 4", "x.Flatten()"),
        ["FlatWithFunction"] = ("24, 3", "x.Tanh().Flatten().Elu()"),
        ["FlatInConcatenation"] = ("3, 3, 4", "Tensor.Concat(x.Flatten(), x.Tanh().Flatten(), x.AdaptiveAvgPool(1).Flatten())"),
        ["ReshapedInConcatenation"] = ("3, 4, 5", "Tensor.Concat(x.Reshape(5, 12), x.Reshape(3, 12 + 8).Slice(0, 12, axis: 1))"),
        ["OnePixelToVector"] = ("33, 1, 1", "x.Reshape(33).Relu()"),

        ["ChannelsLast"] = ("17, 3, 5", "x.Permute(1, 2, 0)"),
        ["AxesSwapped"] = ("24, 3, 5", "x.Permute(0, 2, 1).Tanh()"),
        ["Backwards"] = ("3, 4, 5, 6", "x.Permute(3, 2, 1, 0)"),
        ["Turned"] = ("5, 2, 3, 4", "x.Permute(2, 0, 3, 1)"),
        ["PermutedLine"] = ("24, 9", "x.Permute(1, 0).Sigmoid()"),
        ["PermutedInConcatenation"] = ("3, 6, 5", "Tensor.Concat(x.Permute(1, 0, 2), x.Tanh().Permute(1, 0, 2).Relu())"),

        ["Shuffled"] = ("24, 3, 4", "x.ChannelShuffle(3)"),
        ["ShuffledByFour"] = ("24, 3", "x.ChannelShuffle(4).Tanh()"),
        ["ShuffledByOne"] = ("5, 3", "x.ChannelShuffle(1).Relu()"),
        ["ShuffledByAll"] = ("5, 3, 2, 2", "x.ChannelShuffle(5)"),
        ["ShuffledInConcatenation"] = ("6, 3, 4", "Tensor.Concat(x.ChannelShuffle(2), x, x.ChannelShuffle(3).Tanh())"),

        ["Learnt"] = ("5, 3, 4", "x + Tensor.Parameter(\"position\", [5, 3, 4])"),
        ["LearntLast"] = ("24, 3, 4", "x * Tensor.Parameter(\"position\", [3, 4, 24], channelsLast: true).Tanh()"),
        ["LearntPerChannel"] = ("3, 3, 4", "x + Tensor.Parameter(\"offset\", [3, 1, 1])"),
        ["LearntToken"] = ("24, 9", "Tensor.Concat(1, Tensor.Parameter(\"token\", [24, 1]), x)"),
        ["LearntInConcatenation"] = ("5, 3, 4", "Tensor.Concat(x, Tensor.Parameter(\"position\", [3, 3, 4]), x.Tanh())"),

        ["Dropped"] = ("5, 3, 4", "x.Tanh().Dropout().BatchNorm()"),
    };

    private static readonly StandInSuite Suite = new(ValueNetworks.Source(Bodies));

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);
}
