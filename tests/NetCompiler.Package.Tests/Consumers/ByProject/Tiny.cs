using NetCompiler;

[Network, Input(1, 4, 4), Conv(1, 3, Pad = 1), Relu, MaxPool(2), Dense(2)]
public partial class Tiny;

public static class Caller
{
    public static void Call(Tiny network) => network.Predict(new float[Tiny.InputLength], new float[Tiny.OutputLength]);
}
