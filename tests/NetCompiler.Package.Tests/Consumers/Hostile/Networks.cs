using NetCompiler;

namespace System.Strange;

/// <summary>Folded normalisation, borders of every kind, dilation, groups, depthwise, every activation.</summary>
[Network, Input(3, 16, 16), Normalize(Means = [0.5, 0.4, 0.3], Stds = [0.2, 0.3, 0.4])]
[Conv(16, 3, Pad = 1), BatchNorm, Relu, Dropout]
[Conv(16, 3, Pad = 1, Groups = 16, PadMode = PadMode.Reflect), LeakyRelu]
[Conv(24, 3, Pad = 2, Dilation = 2, Groups = 2, PadMode = PadMode.Replicate), Elu]
[MaxPool(3, Stride = 2, Pad = 1, Rounding = Rounding.Floor)]
[Conv(20, 1, Bias = false), BatchNorm(Epsilon = 1e-3), Sigmoid]
[AvgPool(2), GlobalAvgPool]
[Dense(12), Tanh, Dense(5), Softmax]
[Classes("one", "two \"2\"", "three\n3", "{4}", "五")]
public partial class Wide;

/// <summary>A signal along one axis.</summary>
[Network, Input(2, 33), Conv(7, 5, Stride = 2), Relu, MaxPool(3), Dense(3)]
public partial class Signal;

/// <summary>Volumes, two classes deep.</summary>
public static partial class Outer
{
    /// <summary>Layers along three axes.</summary>
    [Network, Input(1, 6, 7, 8), Conv(4, 3, Pad = 1), Relu, MaxPool(Sizes = [2, 7, 2]), GlobalMaxPool, Dense(2)]
    public partial class Volume;
}
