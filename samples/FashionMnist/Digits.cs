namespace NetCompiler.Samples.FashionMnist;

/// <summary>The network of MATLAB's example on handwritten digits: three times convolution, batch normalisation and ReLU.</summary>
[Network, Input(1, 28, 28), Normalize(Mean = 0.2860, Std = 0.3530)]
[Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(64, 3, Pad = 1), BatchNorm, Relu]
[Dense(10, Name = "fc")]
[Classes("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")]
[Expect(Parameters = 54_890, MultiplyAdds = 1_950_592)]
public partial class Digits;
