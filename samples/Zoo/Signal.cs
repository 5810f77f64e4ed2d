namespace NetCompiler.Samples.Zoo;

/// <summary>A network over signals of two channels and 256 samples: strides, dilation, groups and every border in one dimension.</summary>
[Network, Input(2, 256)]
[Conv(16, 9, Stride = 2, Pad = 4, Rounding = Rounding.Floor), LeakyRelu(Slope = 0.1), MaxPool(2)]
[Conv(32, 5, Pad = 4, Dilation = 2), Elu]
[Conv(32, 3, Pad = 1, PadMode = PadMode.Reflect, Groups = 4), Relu]
[Conv(24, 3, Pad = 1, PadMode = PadMode.Replicate), Relu]
[GlobalAvgPool, Dense(5, Name = "fc")]
[Expect(Parameters = 6_149, MultiplyAdds = 397_432)]
public partial class SignalNet;
