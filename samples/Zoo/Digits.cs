namespace NetCompiler.Samples.Zoo;

/// <summary>The network of MATLAB's example on handwritten digits: three times convolution, batch norm and ReLU.</summary>
[Network, Input(1, 28, 28)]
[Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(64, 3, Pad = 1), BatchNorm, Relu]
[Dense(10, Name = "fc")]
[Classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")]
[Expect(Parameters = 54_890, MultiplyAdds = 1_950_592)]
public partial class Digits;

/// <summary>The same network for a look inside: after a prediction <c>Inspect</c> reads any layer's activations.</summary>
[Network(Like = typeof(Digits), Inspect = true), Input(1, 28, 28)]
public partial class DigitsInspected;
