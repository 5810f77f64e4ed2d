namespace NetCompiler.Samples.Zoo;

/// <summary>AlexNet (Krizhevsky and others, 2012) as it is drawn, on one processor.</summary>
[Network, Input(3, 227, 227)]
[Conv(96, 11, Stride = 4), Relu, MaxPool(3, Stride = 2), LocalResponseNorm(5, K = 2)]
[Conv(256, 5, Pad = 2), Relu, MaxPool(3, Stride = 2), LocalResponseNorm(5, K = 2)]
[Conv(384, 3, Pad = 1), Relu]
[Conv(384, 3, Pad = 1), Relu]
[Conv(256, 3, Pad = 1), Relu, MaxPool(3, Stride = 2)]
[Dense(4096, Name = "fc6"), Relu, Dropout]
[Dense(4096, Name = "fc7"), Relu, Dropout]
[Dense(1000, Name = "fc8")]
[Expect(Parameters = 62_378_344, MultiplyAdds = 1_135_256_096)]
public partial class AlexNet;

/// <summary>AlexNet as it was trained, on two processors that share only the third convolution and the dense layers.</summary>
[Network, Input(3, 227, 227)]
[Conv(96, 11, Stride = 4), Relu, MaxPool(3, Stride = 2), LocalResponseNorm(5, K = 2)]
[Conv(256, 5, Pad = 2, Groups = 2), Relu, MaxPool(3, Stride = 2), LocalResponseNorm(5, K = 2)]
[Conv(384, 3, Pad = 1), Relu]
[Conv(384, 3, Pad = 1, Groups = 2), Relu]
[Conv(256, 3, Pad = 1, Groups = 2), Relu, MaxPool(3, Stride = 2)]
[Dense(4096, Name = "fc6"), Relu, Dropout]
[Dense(4096, Name = "fc7"), Relu, Dropout]
[Dense(1000, Name = "fc8")]
[Expect(Parameters = 60_965_224, MultiplyAdds = 724_406_816)]
public partial class AlexNetTwoGroups;

/// <summary>ZFNet (Zeiler and Fergus, 2013): AlexNet with a smaller window and step at the beginning.</summary>
[Network, Input(3, 224, 224)]
[Conv(96, 7, Stride = 2, Pad = 1, Rounding = Rounding.Floor), Relu, MaxPool(3, Stride = 2, Pad = 1, Rounding = Rounding.Floor), LocalResponseNorm(5, K = 2)]
[Conv(256, 5, Stride = 2), Relu, MaxPool(3, Stride = 2, Pad = 1, Rounding = Rounding.Floor), LocalResponseNorm(5, K = 2)]
[Conv(384, 3, Pad = 1), Relu]
[Conv(384, 3, Pad = 1), Relu]
[Conv(256, 3, Pad = 1), Relu, MaxPool(3, Stride = 2)]
[Dense(4096, Name = "fc6"), Relu, Dropout]
[Dense(4096, Name = "fc7"), Relu, Dropout]
[Dense(1000, Name = "fc8")]
[Expect(Parameters = 62_357_608, MultiplyAdds = 1_168_032_896)]
public partial class ZfNet;
