namespace NetCompiler.Samples.Zoo;

/// <summary>LeNet-1 (LeCun and others, 1989) on 28×28 digits, its second layer fully wired.</summary>
[Network, Input(1, 28, 28)]
[Conv(4, 5), Tanh, AvgPool(2)]
[Conv(12, 5), Tanh, AvgPool(2)]
[Dense(10, Name = "fc")]
[Classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")]
[Expect(Parameters = 3_246, MultiplyAdds = 136_320)]
public partial class LeNet1;

/// <summary>LeNet-4 (LeCun and others, 1995), between LeNet-1 and LeNet-5, on 28×28 digits and fully wired.</summary>
[Network, Input(1, 28, 28)]
[Conv(4, 5), Tanh, AvgPool(2)]
[Conv(16, 5), Tanh, AvgPool(2)]
[Dense(120), Tanh, Dense(10)]
[Classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")]
[Expect(Parameters = 33_770, MultiplyAdds = 191_920)]
public partial class LeNet4;

/// <summary>LeNet-5 (LeCun and others, 1998) on 28×28 digits as they are.</summary>
[Network, Input(1, 28, 28)]
[Conv(6, 5), Tanh, AvgPool(2)]
[Conv(16, 5), Tanh, AvgPool(2)]
[Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
[Classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")]
[Expect(Parameters = 44_426, MultiplyAdds = 281_640)]
public partial class LeNet5;

/// <summary>LeNet-5 on digits in a frame of 32×32, as in the paper.</summary>
[Network, Input(1, 32, 32)]
[Conv(6, 5), Tanh, AvgPool(2)]
[Conv(16, 5), Tanh, AvgPool(2)]
[Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
[Classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")]
[Expect(Parameters = 61_706, MultiplyAdds = 416_520)]
public partial class LeNet5On32;
