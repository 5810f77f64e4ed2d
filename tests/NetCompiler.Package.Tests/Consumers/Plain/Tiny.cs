using NetCompiler;

/// <summary>Small enough to be computed by hand.</summary>
[Network, Input(1, 4, 4)]
[Conv(1, 3, Pad = 1), Relu, MaxPool(2)]
[Dense(2)]
[Classes("sum", "corner")]
[Expect(Parameters = 20)]
public partial class Tiny;
