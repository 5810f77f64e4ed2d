namespace NetCompiler.Samples.Zoo;

/// <summary>A picture of 784 pixels through 100 values and back.</summary>
[Network, Input(1, 28, 28)]
[Dense(100, Name = "enc"), Sigmoid]
[Dense(784, Name = "dec"), Sigmoid]
[Expect(Parameters = 157_684, MultiplyAdds = 156_800)]
public partial class DenseAutoencoder;

/// <summary>The same by convolutions: 28×28 → 14×14 → 7×7 → 64 values, and back by transposed ones.</summary>
[Network, Input(1, 28, 28)]
[Conv(16, 3, Stride = 2, Pad = 1, Rounding = Rounding.Floor, Name = "enc1"), Relu]
[Conv(32, 3, Stride = 2, Pad = 1, Rounding = Rounding.Floor, Name = "enc2"), Relu]
[Conv(64, 7, Name = "enc3"), Relu]
[ConvTranspose(32, 7, Name = "dec3"), Relu]
[ConvTranspose(16, 3, Stride = 2, Pad = 1, OutputPad = 1, Name = "dec2"), Relu]
[ConvTranspose(1, 3, Stride = 2, Pad = 1, OutputPad = 1, Name = "dec1"), Sigmoid]
[Expect(Parameters = 210_369, MultiplyAdds = 708_736, Output = [1, 28, 28])]
public partial class ConvAutoencoder;
