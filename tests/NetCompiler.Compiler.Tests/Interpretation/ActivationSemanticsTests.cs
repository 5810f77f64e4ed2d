using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Interpretation;

public class ActivationSemanticsTests
{
    private static readonly float[] Input = [-8, -3, -1, -0.5f, 0, 0.5f, 1, 3, 7];

    // The smooth ones are the C library's erfc, tanh and exp in their formulas.
    public static TheoryData<Activation, double[]> Functions => new()
    {
        { new(ActivationKind.Clip, 0, 6), [0, 0, 0, 0, 0, 0.5, 1, 3, 6] },
        { new(ActivationKind.Clip, -1, 1), [-1, -1, -1, -0.5, 0, 0.5, 1, 1, 1] },
        { new(ActivationKind.HardSigmoid), [0, 0, 2 / 6.0, 2.5 / 6, 0.5, 3.5 / 6, 4 / 6.0, 1, 1] },
        { new(ActivationKind.HardSwish), [0, 0, -2 / 6.0, -1.25 / 6, 0, 1.75 / 6, 4 / 6.0, 3, 7] },
        { new(ActivationKind.Gelu), [-4.9767684594174555e-15, -0.004049694094890287, -0.15865525393145707, -0.15426876936299344, 0, 0.34573123063700656, 0.8413447460685429, 2.99595030590511, 6.999999999991041] },
        { new(ActivationKind.GeluTanh), [-0.0, -0.0036373920817729943, -0.15880800939172324, -0.15428599017485606, 0, 0.34571400982514394, 0.8411919906082768, 2.996362607918227, 6.999999999999997] },
        { new(ActivationKind.Silu), [-0.002682801043731825, -0.14227761953270035, -0.2689414213699951, -0.1887703343990727, 0, 0.3112296656009273, 0.7310585786300049, 2.8577223804672998, 6.993622641639196] },
    };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void Functions_have_their_known_values(Activation function, double[] expected)
    {
        double[] alone = new OpRun((GraphSketch.Shape(9), Input)).Compute(new ActivationOp(function));
        Assert.Equal(expected.Length, alone.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], alone[i], 1e-14 * Math.Max(1e-20, Math.Abs(expected[i])));

        Assert.Equal(alone, new OpRun((GraphSketch.Shape(9), Input)).Compute(new ReshapeOp { Epilogue = [function] }));
    }
}
