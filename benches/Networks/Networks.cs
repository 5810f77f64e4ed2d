namespace NetCompiler.Benches;

/// <summary>LeNet-1 (1989), fully wired.</summary>
[Network, Input(1, 28, 28)]
[Conv(4, 5), Tanh, AvgPool(2)]
[Conv(12, 5), Tanh, AvgPool(2)]
[Dense(10, Name = "fc")]
[Expect(Parameters = 3_246, MultiplyAdds = 136_320)]
public partial class LeNet1;

/// <summary>LeNet-5 (1998) on 28×28 pictures without padding.</summary>
[Network, Input(1, 28, 28)]
[Conv(6, 5), Tanh, AvgPool(2)]
[Conv(16, 5), Tanh, AvgPool(2)]
[Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
[Expect(Parameters = 44_426, MultiplyAdds = 281_640)]
public partial class LeNet5;

/// <summary>The three-convolution batch-norm net for digits; ends in logits, as its graph does.</summary>
[Network, Input(1, 28, 28)]
[Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(64, 3, Pad = 1), BatchNorm, Relu]
[Dense(10, Name = "fc")]
[Expect(Parameters = 54_890, MultiplyAdds = 1_950_592)]
public partial class Digits;
