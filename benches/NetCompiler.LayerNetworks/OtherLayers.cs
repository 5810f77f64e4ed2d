namespace NetCompiler.LayerNetworks;

/// <summary>The first dense layer of AlexNet: 151 MB of weights.</summary>
[Network, Input(9216)]
[Dense(4096), Relu]
public partial class DenseLarge;

/// <summary>The last layer of ResNet-50.</summary>
[Network, Input(2048)]
[Dense(1000)]
public partial class DenseOfClasses;

/// <summary>ResNet's pool.</summary>
[Network, Input(64, 112, 112)]
[MaxPool(3, Stride = 2, Pad = 1, Rounding = Rounding.Floor)]
public partial class MaxPool3;

/// <summary>DenseNet's pool.</summary>
[Network, Input(256, 56, 56)]
[AvgPool(2)]
public partial class AvgPool2;

/// <summary>The pool before the classes.</summary>
[Network, Input(2048, 7, 7)]
[GlobalAvgPool]
public partial class GlobalPool;

/// <summary>AlexNet's norm over neighbouring channels.</summary>
[Network, Input(96, 55, 55)]
[LocalResponseNorm(5)]
public partial class NeighbourNorm;

/// <summary>ConvNeXt's norm over the channels of a pixel.</summary>
[Network, Input(96, 56, 56)]
[LayerNorm]
public partial class PixelNorm;

/// <summary>Norm by groups of channels.</summary>
[Network, Input(256, 28, 28)]
[GroupNorm(32)]
public partial class GroupedNorm;

/// <summary>Probabilities of a thousand classes.</summary>
[Network, Input(1000)]
[Softmax]
public partial class Probabilities;

/// <summary>Probabilities of every pixel.</summary>
[Network, Input(64, 56, 56)]
[Softmax]
public partial class PixelProbabilities;

/// <summary>ConvNeXt's widening layer without its function; what the function costs is the difference to the next.</summary>
[Network, Input(96, 56, 56)]
[Conv(384, 1)]
public partial class Widening;

/// <summary>ConvNeXt's widening layer.</summary>
[Network, Input(96, 56, 56)]
[Conv(384, 1), Gelu]
public partial class WideningGelu;
