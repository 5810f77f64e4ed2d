using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>A function of each value alone.</summary>
internal static class ActivationSemantics
{
    public static double[] Run(double[] input, Activation activation)
    {
        double[] output = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
            output[i] = Apply(activation, input[i]);
        return output;
    }

    private static double Apply(Activation activation, double x) => activation.Kind switch
    {
        ActivationKind.Relu => Math.Max(x, 0),
        ActivationKind.LeakyRelu => x < 0 ? activation.Parameter * x : x,
        ActivationKind.Elu => x < 0 ? activation.Parameter * (Math.Exp(x) - 1) : x,
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.Clip => Math.Min(Math.Max(x, activation.Parameter), activation.Highest),
        ActivationKind.HardSigmoid => Math.Min(Math.Max(x + 3, 0), 6) / 6,
        ActivationKind.HardSwish => x * Math.Min(Math.Max(x + 3, 0), 6) / 6,
        ActivationKind.Gelu => x / 2 * ErrorFunction.Erfc(-x / Math.Sqrt(2)),
        ActivationKind.GeluTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        ActivationKind.Silu => x / (1 + Math.Exp(-x)),
        _ => throw new InterpretationException($"the interpreter does not know {activation.Kind}"),
    };
}
