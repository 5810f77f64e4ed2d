using System.Globalization;

namespace NetCompiler.Compiler.Graph;

/// <summary>The functions that act on each value alone.</summary>
public enum ActivationKind
{
    Relu,
    LeakyRelu,
    Elu,
    Tanh,
    Sigmoid,

    /// <summary>min(max(x, lowest), highest), of which <see cref="Activation.Parameter"/> is the lowest value and <see cref="Activation.Highest"/> the highest: ReLU6 is 0 to 6.</summary>
    Clip,

    /// <summary>x · clip(x + 3, 0, 6) / 6.</summary>
    HardSwish,

    /// <summary>clip(x + 3, 0, 6) / 6.</summary>
    HardSigmoid,

    /// <summary>x · Φ(x) = x/2 · (1 + erf(x/√2)).</summary>
    Gelu,

    /// <summary>x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
    GeluTanh,

    /// <summary>x · sigmoid(x).</summary>
    Silu,
}

/// <summary>A function of one value, with its parameter (slope, α) where it has one.</summary>
public sealed record Activation(ActivationKind Kind, double Parameter = 0, double Highest = 0)
{
    /// <summary>Whether it takes more than a few instructions, and registers of its own.</summary>
    public bool IsLong => Kind is not (ActivationKind.Relu or ActivationKind.LeakyRelu or ActivationKind.Clip);

    public override string ToString() => Kind switch
    {
        ActivationKind.Clip when (Parameter, Highest) is (0, 6) => "Relu6",
        ActivationKind.Clip => $"{Kind}({Parameter.ToString("R", CultureInfo.InvariantCulture)}, {Highest.ToString("R", CultureInfo.InvariantCulture)})",
        ActivationKind.LeakyRelu or ActivationKind.Elu => $"{Kind}({Parameter.ToString("R", CultureInfo.InvariantCulture)})",
        _ => Kind.ToString(),
    };
}
