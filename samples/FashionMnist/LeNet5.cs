namespace NetCompiler.Samples.FashionMnist;

/// <summary>LeNet-5 (LeCun and others, 1998) on 28×28 pictures.</summary>
[Network, Input(1, 28, 28), Normalize(Mean = 0.2860, Std = 0.3530)]
[Conv(6, 5), Tanh, AvgPool(2)]
[Conv(16, 5), Tanh, AvgPool(2)]
[Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
[Classes("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")]
[Expect(Parameters = 44_426, MultiplyAdds = 281_640)]
public partial class LeNet5;
