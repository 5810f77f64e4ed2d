namespace NetCompiler.Samples.Zoo;

/// <summary>A network over clips of sixteen colour pictures of 56×56: convolutions and pools in three dimensions.</summary>
[Network, Input(3, 16, 56, 56)]
[Conv(16, 3, Pad = 1, Bias = false), BatchNorm, Relu, MaxPool(Sizes = [1, 2, 2])]
[Conv(32, 3, Pad = 1, Bias = false), BatchNorm, Relu, MaxPool(2)]
[Conv(64, 3, Pad = 1, Bias = false), BatchNorm, Relu, MaxPool(2)]
[Conv(64, 3, Pad = 1), Relu, GlobalAvgPool]
[Dense(10, Name = "fc")]
[Expect(Parameters = 181_946, MultiplyAdds = 346_817_152)]
public partial class ClipNet;
