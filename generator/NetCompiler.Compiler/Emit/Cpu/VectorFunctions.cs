namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>The texts of the functions of a vector that kernels call; each says how far it is off. Where no fused multiply-add exists they lose about one ULP more.</summary>
internal static class VectorFunctions
{
    public const string LeakyRelu = """
        /// <summary>x where x ≥ 0, slope · x elsewhere.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats LeakyRelu(SimdFloats x, float slope) =>
            SimdOps.ConditionalSelect(SimdOps.LessThan(x, SimdFloats.Zero), SimdOps.Multiply(x, SimdOps.Create(slope)), x);
        """;

    public const string Larger = """
        /// <summary>
        /// The larger of two, NaN where one is: the machine's maximum is its second operand then, so one of the two orders keeps it. Two instructions and an or; the
        /// framework's own Max is three that wait for each other, for the sake of a zero's sign.
        /// </summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Larger(SimdFloats a, SimdFloats b) => SimdOps.BitwiseOr(SimdOps.MaxNative(a, b), SimdOps.MaxNative(b, a));
        """;

    public const string Tanh = """
        /// <summary>tanh x = (1 − e) / (1 + e) with e = exp(−2|x|), from e − 1 so that small x keep their digits; at most 3 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Tanh(SimdFloats x)
        {
            SimdFloats e = ExpMinusOne(SimdOps.Multiply(SimdOps.Abs(x), SimdOps.Create(-2f)));
            SimdFloats magnitude = SimdOps.Divide(e, SimdOps.Add(e, SimdOps.Create(2f)));
            return SimdOps.ConditionalSelect(SimdOps.Create(-0f), x, magnitude);
        }
        """;

    public const string Elu = """
        /// <summary>x where x ≥ 0, α · (exp(x) − 1) elsewhere; at most 2 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Elu(SimdFloats x, float alpha) =>
            SimdOps.ConditionalSelect(SimdOps.GreaterThanOrEqual(x, SimdFloats.Zero), x, SimdOps.Multiply(ExpMinusOne(x), SimdOps.Create(alpha)));
        """;

    public const string Sigmoid = """
        /// <summary>1 / (1 + exp(−x)); at most 3 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Sigmoid(SimdFloats x) =>
            SimdOps.Divide(SimdOps.Create(1f), SimdOps.Add(SimdOps.Create(1f), Exp(SimdOps.Negate(x))));
        """;

    public const string HardSigmoid = """
        /// <summary>clip(x + 3, 0, 6) / 6; at most 2 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats HardSigmoid(SimdFloats x) =>
            SimdOps.Multiply(SimdOps.MinNative(SimdOps.Create(6f), SimdOps.MaxNative(SimdFloats.Zero, SimdOps.Add(x, SimdOps.Create(3f)))), SimdOps.Create(0.166666672f));
        """;

    public const string HardSwish = """
        /// <summary>x · clip(x + 3, 0, 6) / 6, the factor before the product so that large x do not overflow; at most 3 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats HardSwish(SimdFloats x)
        {
            // Below −3 the factor is 0; without this bound minus infinity times 0 would be NaN.
            x = SimdOps.MaxNative(SimdOps.Create(-3f), x);
            SimdFloats gate = SimdOps.MinNative(SimdOps.Create(6f), SimdOps.Add(x, SimdOps.Create(3f)));
            return SimdOps.Multiply(x, SimdOps.Multiply(gate, SimdOps.Create(0.166666672f)));
        }
        """;

    public const string Silu = """
        /// <summary>x / (1 + exp(−x)), of negative x as x·e / (1 + e) with e = exp(−|x|), which neither overflows nor loses digits; at most 3 ULP off.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Silu(SimdFloats x)
        {
            SimdFloats size = SimdOps.MinNative(SimdOps.Create(104f), SimdOps.Abs(x));
            SimdFloats e = Decay(SimdOps.Negate(size), SimdFloats.Zero, out SimdFloats half, out SimdFloats rest);
            SimdFloats part = SimdOps.Multiply(SimdOps.Multiply(SimdOps.Multiply(size, e), half), rest);
            e = SimdOps.Multiply(SimdOps.Multiply(e, half), rest);
            SimdFloats numerator = SimdOps.ConditionalSelect(SimdOps.LessThan(x, SimdFloats.Zero), SimdOps.Negate(part), x);
            return SimdOps.Divide(numerator, SimdOps.Add(SimdOps.Create(1f), e));
        }
        """;

    public const string Gelu = """
        /// <summary>
        /// x·Φ(x) = max(x, 0) − a·Φ(−a) with a = |x|; at most 4 ULP off wherever the result is a normal number, in the far left tail too. a·Φ(−a) is exp(−a²/2) times a function
        /// that hardly bends, t·polynomial(t) with t = a / (1 + 25a/64) (fitted to a relative 9e-9 for a up to 13.3). a² stands in two parts, because an error in its last place would
        /// be 50 in that of the exponential, whose power of two is 0 where the result is below all normal numbers.
        /// </summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Gelu(SimdFloats x)
        {
            SimdFloats a = SimdOps.MinNative(SimdOps.Create(13.29f), SimdOps.Abs(x));
            SimdFloats t = SimdOps.Divide(a, SimdOps.MultiplyAddEstimate(a, SimdOps.Create(0.390625f), SimdOps.Create(1f)));
            SimdFloats f = SimdOps.MultiplyAddEstimate(SimdOps.Create(-6.2049266e-6f), t, SimdOps.Create(5.1534567e-5f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(-1.2901225e-4f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(1.2197814e-4f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(-5.02635e-4f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(2.2467607e-4f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(7.1383063e-3f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(1.4624986e-2f));
            f = SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(-0.20363003f));
            f = SimdOps.Multiply(SimdOps.MultiplyAddEstimate(f, t, SimdOps.Create(0.5f)), t);

            // −a²/2 = n·ln 2 + r; the last bits of shifted are n + 127, the exponent of 2ⁿ. exp(r) is fitted to a relative 3e-9.
            SimdFloats high = HalfSquare(a, out SimdFloats low);
            SimdFloats shifted = SimdOps.MultiplyAddEstimate(high, SimdOps.Create(1.44269504f), SimdOps.Create(12583039f));
            SimdFloats n = SimdOps.Subtract(shifted, SimdOps.Create(12583039f));
            SimdFloats r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(-0.693359375f), high);
            r = SimdOps.Add(r, SimdOps.MultiplyAddEstimate(n, SimdOps.Create(2.12194440e-4f), low));
            SimdFloats p = SimdOps.MultiplyAddEstimate(SimdOps.Create(1.38146025e-3f), r, SimdOps.Create(8.36871521e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(4.16683879e-2f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(0.166665206f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(0.499999934f));
            SimdFloats tail = SimdOps.MultiplyAddEstimate(f, SimdOps.MultiplyAddEstimate(p, SimdOps.Multiply(r, r), r), f);
            return SimdOps.Subtract(SimdOps.MaxNative(SimdFloats.Zero, x), SimdOps.Multiply(tail, SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.AsInt32(shifted), 23))));
        }
        """;

    public const string HalfSquare = """
        /// <summary>−a²/2 in two parts, the rounded value and what it lacks: by a fused multiply-add, or where there is none from heads, whose products are exact.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats HalfSquare(SimdFloats a, out SimdFloats rest)
        {
            SimdFloats half = SimdOps.Multiply(a, SimdOps.Create(-0.5f));
            if (global::System.Runtime.Intrinsics.X86.Fma.IsSupported || global::System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported)
            {
                SimdFloats square = SimdOps.Multiply(half, a);
                rest = SimdOps.MultiplyAddEstimate(half, a, SimdOps.Negate(square));
                return square;
            }

            SimdFloats head = Head(a);
            rest = SimdOps.Multiply(SimdOps.Multiply(SimdOps.Subtract(a, head), SimdOps.Add(a, head)), SimdOps.Create(-0.5f));
            return SimdOps.Multiply(SimdOps.Multiply(head, head), SimdOps.Create(-0.5f));
        }
        """;

    public const string GeluTanh = """
        /// <summary>
        /// x/2·(1 + tanh u) = x / (1 + exp(−2u)), of negative x as x·e / (1 + e) with e = exp(−2|u|); at most 4 ULP off wherever the result is a normal number.
        /// 2|u| = a·(c + d·a²) with a = |x| stands in two parts, because an error in its last place would be 60 in that of the exponential: products of heads are exact.
        /// </summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats GeluTanh(SimdFloats x)
        {
            SimdFloats a = SimdOps.MinNative(SimdOps.Create(11f), SimdOps.Abs(x));
            SimdFloats head = Head(a);
            SimdFloats tail = SimdOps.Subtract(a, head);
            SimdFloats square = SimdOps.Multiply(a, a);
            SimdFloats squareHead = Head(square);
            SimdFloats squareTail = SimdOps.Add(SimdOps.Subtract(SimdOps.Multiply(head, head), squareHead), SimdOps.Multiply(tail, SimdOps.Add(a, head)));

            // c = 1.595703125 + 6.59966026e-5 and d = 0.0713500977 + 4.71861631e-6 as heads and tails.
            SimdFloats factor = SimdOps.MultiplyAddEstimate(square, SimdOps.Create(0.0713548139f), SimdOps.Create(1.59576917f));
            SimdFloats factorHead = Head(factor);
            SimdFloats product = SimdOps.Multiply(squareHead, SimdOps.Create(0.0713500977f));
            SimdFloats productTail = SimdOps.MultiplyAddEstimate(squareTail, SimdOps.Create(0.0713500977f), SimdOps.Multiply(square, SimdOps.Create(4.71861631e-6f)));
            SimdFloats factorTail = SimdOps.Add(SimdOps.Add(SimdOps.Subtract(SimdOps.Create(1.595703125f), factorHead), product), SimdOps.Add(productTail, SimdOps.Create(6.59966026e-5f)));
            SimdFloats low = SimdOps.MultiplyAddEstimate(head, factorTail, SimdOps.Multiply(tail, factor));

            SimdFloats e = Decay(SimdOps.Negate(SimdOps.Multiply(head, factorHead)), SimdOps.Negate(low), out SimdFloats half, out SimdFloats rest);
            SimdFloats part = SimdOps.Multiply(SimdOps.Multiply(SimdOps.Multiply(a, e), half), rest);
            e = SimdOps.Multiply(SimdOps.Multiply(e, half), rest);
            SimdFloats numerator = SimdOps.ConditionalSelect(SimdOps.LessThan(x, SimdFloats.Zero), SimdOps.Negate(part), x);
            return SimdOps.Divide(numerator, SimdOps.Add(SimdOps.Create(1f), e));
        }
        """;

    public const string Head = """
        /// <summary>The first 12 of 24 binary digits: the product of two such is exact.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Head(SimdFloats x) => SimdOps.AsSingle(SimdOps.BitwiseAnd(SimdOps.AsInt32(x), SimdOps.Create(-4096)));
        """;

    public const string Decay = $$"""
        /// <summary>
        /// p with exp(x + low) = p·half·rest, for x + low from −125 to 0 and small low; at most 1 ULP off. 2ⁿ comes in two halves that never underflow: a factor that
        /// is applied before them keeps all its digits.
        /// </summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Decay(SimdFloats x, SimdFloats low, out SimdFloats half, out SimdFloats rest)
        {
            SimdFloats shifted = SimdOps.MultiplyAddEstimate(SimdOps.Add(x, low), SimdOps.Create(1.44269504f), SimdOps.Create(12582912f));
            SimdFloats n = SimdOps.Subtract(shifted, SimdOps.Create(12582912f));
            SimdFloats r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(-0.693359375f), x);
            r = SimdOps.Add(r, SimdOps.MultiplyAddEstimate(n, SimdOps.Create(2.12194440e-4f), low));
        {{Polynomial}}
            var exponent = SimdOps.Subtract(SimdOps.AsInt32(shifted), SimdOps.Create(0x4B400000));
            var first = SimdOps.ShiftRightArithmetic(exponent, 1);
            half = SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(first, SimdOps.Create(127)), 23));
            rest = SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(SimdOps.Subtract(exponent, first), SimdOps.Create(127)), 23));
            return SimdOps.Add(SimdOps.MultiplyAddEstimate(p, SimdOps.Multiply(r, r), r), SimdOps.Create(1f));
        }
        """;

    public const string Log = """
        /// <summary>
        /// ln x, at most 1 ULP off: x = m·2ᵉ with m from √½ to √2, ln m by a polynomial (the coefficients of Cephes' logf), plus e·ln 2 with ln 2 in two parts. −∞ of 0, NaN of
        /// what is negative.
        /// </summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Log(SimdFloats x)
        {
            // Numbers below the smallest normal one are brought up by 2²⁵.
            SimdFloats isSmall = SimdOps.LessThan(x, SimdOps.Create(1.17549435e-38f));
            SimdFloats scaled = SimdOps.ConditionalSelect(isSmall, SimdOps.Multiply(x, SimdOps.Create(33554432f)), x);
            var bits = SimdOps.AsInt32(scaled);
            var exponent = SimdOps.ShiftRightArithmetic(SimdOps.Subtract(bits, SimdOps.Create(0x3F3504F3)), 23);
            SimdFloats e = SimdOps.Subtract(SimdOps.ConvertToSingle(exponent), SimdOps.BitwiseAnd(isSmall, SimdOps.Create(25f)));
            SimdFloats m = SimdOps.Subtract(SimdOps.AsSingle(SimdOps.Subtract(bits, SimdOps.ShiftLeft(exponent, 23))), SimdOps.Create(1f));
            SimdFloats p = SimdOps.MultiplyAddEstimate(SimdOps.Create(7.0376836292e-2f), m, SimdOps.Create(-1.1514610310e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(1.1676998740e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(-1.2420140846e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(1.4249322787e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(-1.6668057665e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(2.0000714765e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(-2.4999993993e-1f));
            p = SimdOps.MultiplyAddEstimate(p, m, SimdOps.Create(3.3333331174e-1f));
            SimdFloats square = SimdOps.Multiply(m, m);
            p = SimdOps.MultiplyAddEstimate(e, SimdOps.Create(-2.12194440e-4f), SimdOps.Multiply(p, SimdOps.Multiply(square, m)));
            p = SimdOps.MultiplyAddEstimate(square, SimdOps.Create(-0.5f), p);
            SimdFloats result = SimdOps.MultiplyAddEstimate(e, SimdOps.Create(0.693359375f), SimdOps.Add(m, p));

            // Infinity and NaN as they are; 0 and what is negative have no logarithm.
            result = SimdOps.ConditionalSelect(SimdOps.LessThan(x, SimdOps.Create(float.PositiveInfinity)), result, x);
            result = SimdOps.ConditionalSelect(SimdOps.Equals(x, SimdFloats.Zero), SimdOps.Create(float.NegativeInfinity), result);
            return SimdOps.ConditionalSelect(SimdOps.LessThan(x, SimdFloats.Zero), SimdOps.Create(float.NaN), result);
        }
        """;

    /// <summary>p with exp(r) = 1 + r + p·r² (the coefficients of Cephes' expf).</summary>
    private const string Polynomial = """
            SimdFloats p = SimdOps.MultiplyAddEstimate(SimdOps.Create(1.9875691500e-4f), r, SimdOps.Create(1.3981999507e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(8.3334519073e-3f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(4.1665795894e-2f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(1.6666665459e-1f));
            p = SimdOps.MultiplyAddEstimate(p, r, SimdOps.Create(5.0000001201e-1f));
        """;

    /// <summary>x = n·ln 2 + r with ln 2 in two parts, and p.</summary>
    private const string Reduction = $$"""
            SimdFloats shifted = SimdOps.MultiplyAddEstimate(x, SimdOps.Create(1.44269504f), SimdOps.Create(12582912f));
            SimdFloats n = SimdOps.Subtract(shifted, SimdOps.Create(12582912f));
            SimdFloats r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(-0.693359375f), x);
            r = SimdOps.MultiplyAddEstimate(n, SimdOps.Create(2.12194440e-4f), r);
        {{Polynomial}}
        """;

    public const string ExpMinusOne = $$"""
        /// <summary>exp(x) − 1 for x ≤ 0, at most 1 ULP off: x = n·ln 2 + r, exp(r) − 1 by a polynomial, then (exp(r) − 1)·2ⁿ + (2ⁿ − 1).</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats ExpMinusOne(SimdFloats x)
        {
            x = SimdOps.MaxNative(SimdOps.Create(-87f), x);
        {{Reduction}}
            p = SimdOps.MultiplyAddEstimate(p, SimdOps.Multiply(r, r), r);
            SimdFloats power = SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(SimdOps.AsInt32(shifted), SimdOps.Create(127)), 23));
            return SimdOps.MultiplyAddEstimate(p, power, SimdOps.Subtract(power, SimdOps.Create(1f)));
        }
        """;

    public const string Exp = $$"""
        /// <summary>exp(x), at most 2 ULP off: x = n·ln 2 + r, exp(r) by a polynomial, times 2ⁿ in two halves so that no half overflows.</summary>
        [KernelMethod(KernelOptions.AggressiveInlining)]
        private static SimdFloats Exp(SimdFloats x)
        {
            x = SimdOps.MinNative(SimdOps.Create(90f), SimdOps.MaxNative(SimdOps.Create(-104f), x));
        {{Reduction}}
            p = SimdOps.Add(SimdOps.MultiplyAddEstimate(p, SimdOps.Multiply(r, r), r), SimdOps.Create(1f));
            var exponent = SimdOps.Subtract(SimdOps.AsInt32(shifted), SimdOps.Create(0x4B400000));
            var half = SimdOps.ShiftRightArithmetic(exponent, 1);
            var rest = SimdOps.Subtract(exponent, half);
            p = SimdOps.Multiply(p, SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(half, SimdOps.Create(127)), 23)));
            return SimdOps.Multiply(p, SimdOps.AsSingle(SimdOps.ShiftLeft(SimdOps.Add(rest, SimdOps.Create(127)), 23)));
        }
        """;
}
