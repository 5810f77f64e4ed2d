using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Functions of one float for devices: nothing but arithmetic, comparisons and selections, since ILGPU has no exponential of its own for PTX. A comparison with NaN is false, and the
/// functions are written so that NaN stays NaN on every back end.
/// </summary>
internal static class DeviceFunctions
{
    public const string Exp = "Exp";
    public const string Log = "Log";
    public const string Larger = "Larger";

    private static readonly (string Name, string[] Calls, string Text)[] All =
    [
        ("Relu", [], """
            /// <summary>x, or zero below it.</summary>
            private static float Relu(float x) => GpuOps.Select(x < 0f, 0f, x);
            """),
        ("LeakyRelu", [], """
            /// <summary>x, or slope·x below zero.</summary>
            private static float LeakyRelu(float x, float slope) => GpuOps.Select(x < 0f, slope * x, x);
            """),
        ("Clip", [], """
            /// <summary>x, at least lowest and at most highest.</summary>
            private static float Clip(float x, float lowest, float highest) => GpuOps.Select(x < lowest, lowest, GpuOps.Select(x > highest, highest, x));
            """),
        (Larger, [], """
            /// <summary>The larger of two; NaN where one of them is.</summary>
            private static float Larger(float x, float y) => GpuOps.Select(x > y, x, GpuOps.Select(x <= y, y, x + y));
            """),
        ("Elu", ["ExpMinusOne"], """
            /// <summary>x, or α·(eˣ − 1) below zero.</summary>
            private static float Elu(float x, float alpha) => GpuOps.Select(x < 0f, alpha * ExpMinusOne(x), x);
            """),
        ("Tanh", ["ExpMinusOne"], """
            /// <summary>tanh |x| = −e/(e + 2) with e = exp(−2|x|) − 1, with the sign of x.</summary>
            private static float Tanh(float x)
            {
                float e = ExpMinusOne(GpuOps.Select(x < 0f, x, -x) * 2f);
                float magnitude = -e / (e + 2f);
                return GpuOps.Select(x < 0f, -magnitude, magnitude);
            }
            """),
        ("Silu", ["Sigmoid"], """
            /// <summary>x·sigmoid(x); at −∞ zero.</summary>
            private static float Silu(float x) => GpuOps.Select(x < -120f, 0f, x * Sigmoid(x));
            """),
        ("Sigmoid", [Exp], """
            /// <summary>1/(1 + e⁻ˣ).</summary>
            private static float Sigmoid(float x) => 1f / (1f + Exp(-x));
            """),
        ("HardSwish", ["Clip"], """
            /// <summary>x·clip(x + 3, 0, 6)/6; at −∞ zero.</summary>
            private static float HardSwish(float x) => GpuOps.Select(x < -3f, 0f, x * (Clip(x + 3f, 0f, 6f) * (1f / 6f)));
            """),
        ("HardSigmoid", ["Clip"], """
            /// <summary>clip(x + 3, 0, 6)/6.</summary>
            private static float HardSigmoid(float x) => Clip(x + 3f, 0f, 6f) * (1f / 6f);
            """),
        ("GeluTanh", ["Sigmoid"], """
            /// <summary>x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), as x·sigmoid of twice the argument; at −∞ zero.</summary>
            private static float GeluTanh(float x) => GpuOps.Select(x < -20f, 0f, x * Sigmoid(1.5957691f * x * (1f + (0.044715f * x * x))));
            """),
        ("Gelu", ["Erfc"], """
            /// <summary>x·Φ(x) = x/2·erfc(−x/√2); at −∞ zero.</summary>
            private static float Gelu(float x) => GpuOps.Select(x < -20f, 0f, 0.5f * x * Erfc(-0.70710678f * x));
            """),
        ("Erfc", [Exp], """
            /// <summary>1 − erf(x) within 1.2e-7 of its value (Numerical Recipes, 2nd edition, 6.2: a Chebyshev fit).</summary>
            private static float Erfc(float x)
            {
                float magnitude = GpuOps.Select(x < 0f, -x, x);
                float t = 1f / (1f + (0.5f * magnitude));
                float p = 0.17087277f;
                p = -0.82215223f + (t * p);
                p = 1.48851587f + (t * p);
                p = -1.13520398f + (t * p);
                p = 0.27886807f + (t * p);
                p = -0.18628806f + (t * p);
                p = 0.09678418f + (t * p);
                p = 0.37409196f + (t * p);
                p = 1.00002368f + (t * p);
                p = -1.26551223f + (t * p);
                float r = t * Exp(p - (magnitude * magnitude));
                return GpuOps.Select(x < 0f, 2f - r, r);
            }
            """),
        ("ExpMinusOne", [Exp], """
            /// <summary>eˣ − 1 for x up to 0; near zero by its series, where the difference would lose digits.</summary>
            private static float ExpMinusOne(float x)
            {
                float series = 1f + (x * 0.1428571f);
                series = 1f + (x * 0.1666667f * series);
                series = 1f + (x * 0.2f * series);
                series = 1f + (x * 0.25f * series);
                series = 1f + (x * 0.33333334f * series);
                series = 1f + (x * 0.5f * series);
                return GpuOps.Select(x > -0.5f, x * series, Exp(x) - 1f);
            }
            """),
        (Exp, [], """
            /// <summary>eˣ within 3 units in the last place: 2ⁿ·eʳ with r of at most ½·ln 2 by its series.</summary>
            private static float Exp(float x)
            {
                float inside = GpuOps.Select(x < -87f, -87f, GpuOps.Select(x > 88f, 88f, x));
                int n = unchecked((int)((inside * 1.44269504f) + GpuOps.Select(inside < 0f, -0.5f, 0.5f)));
                float r = (inside - (n * 0.693359375f)) + (n * 2.12194440e-4f);
                float p = 1f + (r * 0.14285715f);
                p = 1f + (r * 0.16666667f * p);
                p = 1f + (r * 0.2f * p);
                p = 1f + (r * 0.25f * p);
                p = 1f + (r * 0.33333334f * p);
                p = 1f + (r * 0.5f * p);
                p = 1f + (r * p);
                float value = p * GpuBits.IntAsFloat(unchecked((uint)(n + 127) << 23));

                // Beyond the ends: the rest of the way up to the largest float and to infinity, and zero below the smallest normal one.
                float beyond = value * (1f + ((x - 88f) * (1f + ((x - 88f) * 0.5f))));
                float high = GpuOps.Select(x > 88.722839f, float.PositiveInfinity, beyond);
                float low = GpuOps.Select(x < -87f, 0f, value);
                return GpuOps.Select(x > 88f, high, GpuOps.Select(x <= 88f, low, x));
            }
            """),
        (Log, [], """
            /// <summary>The natural logarithm of a normal positive number: n·ln 2 + 2·artanh((m − 1)/(m + 1)) with m between √½ and √2.</summary>
            private static float Log(float x)
            {
                uint bits = GpuBits.FloatAsInt(x);
                int n = (int)(bits >> 23) - 127;
                float m = GpuBits.IntAsFloat((bits & 0x7FFFFFu) | 0x3F800000u);
                bool isHigh = m > 1.41421356f;
                m = GpuOps.Select(isHigh, m * 0.5f, m);
                float exponent = GpuOps.Select(isHigh, n + 1f, n + 0f);
                float s = (m - 1f) / (m + 1f);
                float q = s * s;
                float series = 1f + (q * (0.33333334f + (q * (0.2f + (q * (0.14285715f + (q * (0.11111111f + (q * 0.09090909f)))))))));
                return (exponent * 0.69314718f) + (2f * s * series);
            }
            """),
    ];

    /// <summary>The expression of an activation; says which functions it calls.</summary>
    public static string Apply(GpuKernel kernel, Activation activation, string value) => activation.Kind switch
    {
        ActivationKind.Clip => $"{kernel.Call("Clip")}({value}, {SourceText.Float(activation.Parameter)}, {SourceText.Float(activation.Highest)})",
        ActivationKind.LeakyRelu or ActivationKind.Elu => $"{kernel.Call(activation.Kind.ToString())}({value}, {SourceText.Float(activation.Parameter)})",
        _ => $"{kernel.Call(activation.Kind.ToString())}({value})",
    };

    /// <summary>Writes the functions, and those that they call.</summary>
    public static void Write(SourceWriter writer, IEnumerable<string> names)
    {
        HashSet<string> wanted = [.. names];
        int before;
        do
        {
            before = wanted.Count;
            wanted.UnionWith(All.Where(function => wanted.Contains(function.Name)).SelectMany(function => function.Calls).ToArray());
        }
        while (wanted.Count > before);
        foreach ((_, _, string text) in All.Where(function => wanted.Contains(function.Name)))
            writer.Line().Line(text);
    }
}
