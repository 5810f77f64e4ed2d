namespace NetCompiler.LayerNetworks;

/// <summary>The first layer of AlexNet.</summary>
[Network, Input(3, 224, 224)]
[Conv(96, 11, Stride = 4, Pad = 2, Rounding = Rounding.Floor), Relu]
public partial class First11;

/// <summary>The first layer of ResNet.</summary>
[Network, Input(3, 224, 224)]
[Conv(64, 7, Stride = 2, Pad = 3, Rounding = Rounding.Floor), Relu]
public partial class First7;

/// <summary>The first layer of MobileNet.</summary>
[Network, Input(3, 224, 224)]
[Conv(32, 3, Stride = 2, Pad = 1, Rounding = Rounding.Floor), Relu]
public partial class First3;

/// <summary>The first layer of a network for digits.</summary>
[Network, Input(1, 28, 28)]
[Conv(6, 5), Tanh]
public partial class FirstOfDigits;

/// <summary>3×3 on a large map of few channels.</summary>
[Network, Input(64, 56, 56)]
[Conv(64, 3, Pad = 1), Relu]
public partial class Conv3Of56;

/// <summary>3×3 in the middle, as the compiler chooses.</summary>
[Network, Input(128, 28, 28)]
[Conv(128, 3, Pad = 1), Relu]
public partial class Conv3Of28;

/// <summary>3×3 on a small map of many channels.</summary>
[Network, Input(256, 14, 14)]
[Conv(256, 3, Pad = 1), Relu]
public partial class Conv3Of14;

/// <summary>3×3 in the middle, as the plain sum.</summary>
[Network, Input(128, 28, 28)]
[Conv(128, 3, Pad = 1, Algorithm = ConvAlgorithm.Direct), Relu]
public partial class Conv3Of28Direct;

/// <summary>3×3 in the middle, by Winograd's F(2×2, 3×3).</summary>
[Network, Input(128, 28, 28)]
[Conv(128, 3, Pad = 1, Algorithm = ConvAlgorithm.Winograd2x2), Relu]
public partial class Conv3Of28Winograd2;

/// <summary>3×3 in the middle, by Winograd's F(4×4, 3×3).</summary>
[Network, Input(128, 28, 28)]
[Conv(128, 3, Pad = 1, Algorithm = ConvAlgorithm.Winograd4x4), Relu]
public partial class Conv3Of28Winograd4;

/// <summary>3×3 on a small map of many channels, as the plain sum.</summary>
[Network, Input(256, 14, 14)]
[Conv(256, 3, Pad = 1, Algorithm = ConvAlgorithm.Direct), Relu]
public partial class Conv3Of14Direct;

/// <summary>3×3 on a small map of many channels, by Winograd's F(2×2, 3×3).</summary>
[Network, Input(256, 14, 14)]
[Conv(256, 3, Pad = 1, Algorithm = ConvAlgorithm.Winograd2x2), Relu]
public partial class Conv3Of14Winograd2;

/// <summary>3×3 on a small map of many channels, by Winograd's F(4×4, 3×3).</summary>
[Network, Input(256, 14, 14)]
[Conv(256, 3, Pad = 1, Algorithm = ConvAlgorithm.Winograd4x4), Relu]
public partial class Conv3Of14Winograd4;

/// <summary>3×3 on a map of few pixels, which its weights outweigh by far.</summary>
[Network, Input(512, 7, 7)]
[Conv(512, 3, Pad = 1), Relu]
public partial class Conv3Of7;

/// <summary>3×3 with holes.</summary>
[Network, Input(256, 14, 14)]
[Conv(256, 3, Pad = 2, Dilation = 2), Relu]
public partial class Conv3Dilated;

/// <summary>The widening 1×1 of a bottleneck.</summary>
[Network, Input(64, 56, 56)]
[Conv(256, 1), Relu]
public partial class Conv1Of56;

/// <summary>The narrowing 1×1 of a bottleneck.</summary>
[Network, Input(1024, 14, 14)]
[Conv(256, 1), Relu]
public partial class Conv1Of14;

/// <summary>The widening 1×1 of a last bottleneck.</summary>
[Network, Input(512, 7, 7)]
[Conv(2048, 1), Relu]
public partial class Conv1Of7;

/// <summary>ResNeXt's 32 groups of four channels.</summary>
[Network, Input(128, 56, 56)]
[Conv(128, 3, Pad = 1, Groups = 32), Relu]
public partial class Grouped4;

/// <summary>32 groups of sixteen channels.</summary>
[Network, Input(512, 14, 14)]
[Conv(512, 3, Pad = 1, Groups = 32), Relu]
public partial class Grouped16;

/// <summary>MobileNet's depthwise layer.</summary>
[Network, Input(512, 14, 14)]
[DepthwiseConv(3, Pad = 1), Relu]
public partial class Depthwise3;

/// <summary>A wider depthwise layer.</summary>
[Network, Input(240, 28, 28)]
[DepthwiseConv(5, Pad = 2), Relu]
public partial class Depthwise5;

/// <summary>ConvNeXt's depthwise layer.</summary>
[Network, Input(96, 56, 56)]
[DepthwiseConv(7, Pad = 3)]
public partial class Depthwise7;

/// <summary>Doubles a map.</summary>
[Network, Input(128, 14, 14)]
[ConvTranspose(64, 4, Stride = 2, Pad = 1), Relu]
public partial class Transposed4;

/// <summary>The decoder of a small autoencoder.</summary>
[Network, Input(8, 7, 7)]
[ConvTranspose(16, 2, Stride = 2), Relu]
public partial class TransposedSmall;

/// <summary>Over a signal.</summary>
[Network, Input(64, 1024)]
[Conv(128, 9, Pad = 4), Relu]
public partial class Conv9OfSignal;

/// <summary>Over a clip.</summary>
[Network, Input(16, 16, 56, 56)]
[Conv(32, 3, Pad = 1), Relu]
public partial class Conv3OfVolume;
