using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>The functions of <c>System.Math</c>. Those of <c>float</c> are computed in double and rounded once.</summary>
internal static class MathFunctions
{
    /// <param name="name">The function.</param>
    /// <param name="type">The type of its arguments.</param>
    /// <param name="arguments">As many as it takes.</param>
    /// <exception cref="OverflowException">The lowest integer has no absolute value.</exception>
    /// <exception cref="ArgumentException">As in C#: limits that stand the wrong way round, too many digits.</exception>
    /// <exception cref="ArithmeticException">The sign of NaN.</exception>
    public static Value Call(string name, NumberType type, Value[] arguments)
    {
        if (!type.IsReal())
            return OfIntegers(name, type, [.. arguments.Select(Arithmetic.Integer)]);
        if (name == "Sign")
            return Value.Of(Math.Sign(Arithmetic.Real(arguments[0])));
        double result = OfReals(name, [.. arguments.Select(Arithmetic.Real)]);
        return type == NumberType.Single ? Value.Of((float)result) : Value.Of(result);
    }

    private static Value OfIntegers(string name, NumberType type, long[] x)
    {
        int Order(int left, int right) => type == NumberType.UInt64 ? unchecked((ulong)x[left]).CompareTo(unchecked((ulong)x[right])) : x[left].CompareTo(x[right]);
        return name switch
        {
            "Abs" => NumberConversion.Convert(Math.Abs(x[0]), false, type, isChecked: true),
            "Clamp" => Value.Of(Order(1, 2) > 0 ? throw new ArgumentException(name) : Order(0, 1) < 0 ? x[1] : Order(0, 2) > 0 ? x[2] : x[0]),
            "Max" => Value.Of(Order(0, 1) >= 0 ? x[0] : x[1]),
            "Min" => Value.Of(Order(0, 1) <= 0 ? x[0] : x[1]),
            "Sign" => Value.Of(Math.Sign(x[0])),
            _ => throw new InvariantException($"the interpreter does not know Math.{name} of integers"),
        };
    }

    private static double OfReals(string name, double[] x) => name switch
    {
        "Abs" => Math.Abs(x[0]),
        "Ceiling" => Math.Ceiling(x[0]),
        "Clamp" => x[1] > x[2] ? throw new ArgumentException(name) : x[0] < x[1] ? x[1] : x[0] > x[2] ? x[2] : x[0],
        "Exp" => Math.Exp(x[0]),
        "Floor" => Math.Floor(x[0]),
        "Log" => x.Length == 1 ? Math.Log(x[0]) : Math.Log(x[0], x[1]),
        "Log10" => Math.Log10(x[0]),
        "Log2" => Log2(x[0]),
        "Max" => Math.Max(x[0], x[1]),
        "Min" => Math.Min(x[0], x[1]),
        "Pow" => Math.Pow(x[0], x[1]),
        "Round" => Round(x[0], x.Length > 1 ? (int)x[1] : 0, x.Length > 2 ? (int)x[2] : 0),
        "Sqrt" => Math.Sqrt(x[0]),
        "Truncate" => Math.Truncate(x[0]),
        _ => throw new InvariantException($"the interpreter does not know Math.{name}"),
    };

    /// <summary>Exact for powers of two, as the runtime's own, which .NET Standard lacks: <c>(int)Math.Log2(8)</c> must be 3.</summary>
    private static double Log2(double x)
    {
        const int MantissaBits = 52;
        const long Bias = 1023;
        const long One = Bias << MantissaBits;
        long bits = BitConverter.DoubleToInt64Bits(x);
        long exponent = bits >> MantissaBits;
        if (exponent is <= 0 or >= 2 * Bias + 1)
            return Math.Log(x) / Math.Log(2);
        double mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | One);
        return exponent - Bias + (mantissa == 1 ? 0 : Math.Log(mantissa) / Math.Log(2));
    }

    /// <param name="x">The number.</param>
    /// <param name="digits">Behind the point, 0 to 15.</param>
    /// <param name="mode">The number of the <c>MidpointRounding</c>, of which .NET Standard has the first two.</param>
    private static double Round(double x, int digits, int mode)
    {
        if (mode is 0 or 1)
            return Math.Round(x, digits, (MidpointRounding)mode);
        if (digits is < 0 or > 15 || mode is < 0 or > 4)
            throw new ArgumentException(nameof(Round));
        double scale = Math.Pow(10, digits);
        double scaled = x * scale;
        if (Math.Abs(x) >= 1e16)
            return x;
        return (mode == 2 ? Math.Truncate(scaled) : mode == 3 ? Math.Floor(scaled) : Math.Ceiling(scaled)) / scale;
    }
}
