using NetCompiler;

[Network, Input(1, 28, 28)]
[Conv(6, 5, Stride = 2), Tanh]
[Dense(10)]
public partial class Broken;

public static class Caller
{
    // The members of a broken network exist: a mistake in it is no mistake here.
    public static void Call(Broken network) => network.Predict(new float[Broken.InputLength], new float[Broken.OutputLength]);
}
