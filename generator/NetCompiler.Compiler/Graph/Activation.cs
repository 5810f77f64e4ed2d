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
}

/// <summary>A function of one value, with its parameter (slope, α) where it has one.</summary>
public sealed record Activation(ActivationKind Kind, double Parameter = 0)
{
    public override string ToString() => Kind switch
    {
        ActivationKind.LeakyRelu or ActivationKind.Elu => $"{Kind}({Parameter.ToString("R", CultureInfo.InvariantCulture)})",
        _ => Kind.ToString(),
    };
}
