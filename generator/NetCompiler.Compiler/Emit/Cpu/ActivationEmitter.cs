using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes activations: expressions for the cheap ones, functions of a vector for those that need an exponential.</summary>
internal static class ActivationEmitter
{
    public static string Apply(EquatableArray<Activation> activations, string value) => activations.Aggregate(value, Apply);

    /// <summary>Writes the functions that the activations and <paramref name="needsExp"/> call.</summary>
    public static void WriteFunctions(SourceWriter writer, IReadOnlyCollection<Activation> activations, bool needsExp)
    {
        ActivationKind[] kinds = [.. activations.Select(activation => activation.Kind).Distinct()];
        if (kinds.Contains(ActivationKind.LeakyRelu))
            Write(writer, LeakyRelu);
        if (kinds.Contains(ActivationKind.Tanh))
            Write(writer, Tanh);
        if (kinds.Contains(ActivationKind.Elu))
            Write(writer, Elu);
        if (kinds.Contains(ActivationKind.Sigmoid))
            Write(writer, Sigmoid);
        if (kinds.Contains(ActivationKind.Elu) || kinds.Contains(ActivationKind.Tanh))
            Write(writer, ExpMinusOne);
        if (needsExp || kinds.Contains(ActivationKind.Sigmoid))
            Write(writer, Exp);
    }

    // The second operand wins where one is NaN, so NaN stays NaN.
    private static string Apply(string value, Activation activation) => activation.Kind switch
    {
        ActivationKind.Relu => $"SimdOps.MaxNative(SimdFloats.Zero, {value})",
        ActivationKind.LeakyRelu or ActivationKind.Elu => $"{activation.Kind}({value}, {SourceText.Float(activation.Parameter)})",
        _ => $"{activation.Kind}({value})",
    };

    private static void Write(SourceWriter writer, string function) => writer.Line().Line(function);

    private const string LeakyRelu = """
        /// <summary>x where x ≥ 0, slope · x elsewhere.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats LeakyRelu(SimdFloats x, float slope) =>
            SimdOps.ConditionalSelect(SimdOps.LessThan(x, SimdFloats.Zero), SimdOps.Multiply(x, SimdOps.Create(slope)), x);
        """;

    private const string Tanh = """
        /// <summary>tanh x = (1 − e) / (1 + e) with e = exp(−2|x|), from e − 1 so that small x keep their digits; at most 3 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Tanh(SimdFloats x)
        {
            SimdFloats e = ExpMinusOne(SimdOps.Multiply(SimdOps.Abs(x), SimdOps.Create(-2f)));
            SimdFloats magnitude = SimdOps.Divide(e, SimdOps.Add(e, SimdOps.Create(2f)));
            return SimdOps.ConditionalSelect(SimdOps.Create(-0f), x, magnitude);
        }
        """;

    private const string Elu = """
        /// <summary>x where x ≥ 0, α · (exp(x) − 1) elsewhere; at most 2 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Elu(SimdFloats x, float alpha) =>
            SimdOps.ConditionalSelect(SimdOps.GreaterThanOrEqual(x, SimdFloats.Zero), x, SimdOps.Multiply(ExpMinusOne(x), SimdOps.Create(alpha)));
        """;

    private const string Sigmoid = """
        /// <summary>1 / (1 + exp(−x)); at most 3 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Sigmoid(SimdFloats x) =>
            SimdOps.Divide(SimdOps.Create(1f), SimdOps.Add(SimdOps.Create(1f), Exp(SimdOps.Negate(x))));
        """;

    private const string ExpMinusOne = """
        /// <summary>exp(x) − 1 for x ≤ 0, at most 1 ULP off: x = n·ln 2 + r, exp(r) − 1 by a polynomial, then (exp(r) − 1)·2ⁿ + (2ⁿ − 1).</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats ExpMinusOne(SimdFloats x)
        {
            x = SimdOps.MaxNative(SimdOps.Create(-87f), x);
            SimdFloats shifted = SimdOps.MultiplyAddEstimate(x, SimdOps.Create(1.44269504f), SimdOps.Create(12582912f));
            SimdFloats n = SimdOps.Subtract(shifted, SimdOps.Create(12582912f));
            SimdFloats r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(-0.693359375f), x);
            r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(2.12194440e-4f), r);
            SimdFloats p = SimdOps.MultiplyAddEstimate(SimdOps.Create(1.9875691500e-4f), r, SimdOps.Create(1.3981999507e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(8.3334519073e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(4.1665795894e-2f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(1.6666665459e-1f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(5.0000001201e-1f));
            p = SimdOps.MultiplyAddEstimate(p, SimdOps.Multiply(r, r), r);
            SimdFloats power = SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(SimdOps.AsInt32(shifted), SimdOps.Create(127)), 23));
            return SimdOps.MultiplyAddEstimate(p, power, SimdOps.Subtract(power, SimdOps.Create(1f)));
        }
        """;

    private const string Exp = """
        /// <summary>exp(x), at most 2 ULP off: x = n·ln 2 + r, exp(r) by a polynomial, times 2ⁿ in two halves so that no half overflows.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Exp(SimdFloats x)
        {
            x = SimdOps.MinNative(SimdOps.Create(90f), SimdOps.MaxNative(SimdOps.Create(-104f), x));
            SimdFloats shifted = SimdOps.MultiplyAddEstimate(x, SimdOps.Create(1.44269504f), SimdOps.Create(12582912f));
            SimdFloats n = SimdOps.Subtract(shifted, SimdOps.Create(12582912f));
            SimdFloats r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(-0.693359375f), x);
            r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(2.12194440e-4f), r);
            SimdFloats p = SimdOps.MultiplyAddEstimate(SimdOps.Create(1.9875691500e-4f), r, SimdOps.Create(1.3981999507e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(8.3334519073e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(4.1665795894e-2f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(1.6666665459e-1f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(5.0000001201e-1f));
            p = SimdOps.Add(SimdOps.MultiplyAddEstimate(p, SimdOps.Multiply(r, r), r), SimdOps.Create(1f));
            var exponent = SimdOps.Subtract(SimdOps.AsInt32(shifted), SimdOps.Create(0x4B400000));
            var half = SimdOps.ShiftRightArithmetic(exponent, 1);
            var rest = SimdOps.Subtract(exponent, half);
            p = SimdOps.Multiply(p, SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(half, SimdOps.Create(127)), 23)));
            return SimdOps.Multiply(p, SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(rest, SimdOps.Create(127)), 23)));
        }
        """;
}
