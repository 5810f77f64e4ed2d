using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes activations: expressions for the cheap ones, calls of <see cref="VectorFunctions"/> for the others.</summary>
internal static class ActivationEmitter
{
    /// <summary>The text of each function, and the kinds that call it.</summary>
    private static readonly (string Text, ActivationKind[] Callers)[] Functions =
    [
        (VectorFunctions.LeakyRelu, [ActivationKind.LeakyRelu]),
        (VectorFunctions.Tanh, [ActivationKind.Tanh]),
        (VectorFunctions.Elu, [ActivationKind.Elu]),
        (VectorFunctions.Sigmoid, [ActivationKind.Sigmoid]),
        (VectorFunctions.HardSigmoid, [ActivationKind.HardSigmoid]),
        (VectorFunctions.HardSwish, [ActivationKind.HardSwish]),
        (VectorFunctions.Silu, [ActivationKind.Silu]),
        (VectorFunctions.Gelu, [ActivationKind.Gelu]),
        (VectorFunctions.GeluTanh, [ActivationKind.GeluTanh]),
        (VectorFunctions.HalfSquare, [ActivationKind.Gelu]),
        (VectorFunctions.Head, [ActivationKind.Gelu, ActivationKind.GeluTanh]),
        (VectorFunctions.Decay, [ActivationKind.GeluTanh, ActivationKind.Silu]),
        (VectorFunctions.ExpMinusOne, [ActivationKind.Elu, ActivationKind.Tanh]),
        (VectorFunctions.Exp, [ActivationKind.Sigmoid]),
    ];

    public static string Apply(EquatableArray<Activation> activations, string value) => activations.Aggregate(value, Apply);

    /// <summary>Writes the functions that the activations call, and those that kernels call besides.</summary>
    public static void WriteFunctions(SourceWriter writer, IReadOnlyCollection<Activation> activations, IReadOnlyCollection<string> others)
    {
        HashSet<ActivationKind> kinds = [.. activations.Select(activation => activation.Kind)];
        IEnumerable<string> called = Functions.Where(function => function.Callers.Any(kinds.Contains)).Select(function => function.Text);
        foreach (string function in called.Concat(others).Distinct())
            writer.Line().Line(function);
    }

    // The second operand wins where one is NaN, so NaN stays NaN.
    private static string Apply(string value, Activation activation) => activation.Kind switch
    {
        ActivationKind.Relu => $"SimdOps.MaxNative(SimdFloats.Zero, {value})",
        ActivationKind.Clip => $"SimdOps.MinNative({Constant(activation.Highest)}, SimdOps.MaxNative({Constant(activation.Parameter)}, {value}))",
        ActivationKind.LeakyRelu or ActivationKind.Elu => $"{activation.Kind}({value}, {SourceText.Float(activation.Parameter)})",
        _ => $"{activation.Kind}({value})",
    };

    private static string Constant(double value) => value == 0 ? "SimdFloats.Zero" : $"SimdOps.Create({SourceText.Float(value)})";
}
