using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Conversions between the number types.</summary>
internal static class NumberConversion
{
    public static bool IsReal(this NumberType type) => type is NumberType.Single or NumberType.Double;

    /// <summary>The type as C# calls it.</summary>
    public static string Keyword(this NumberType type) => type switch
    {
        NumberType.SByte => "sbyte",
        NumberType.Byte => "byte",
        NumberType.Int16 => "short",
        NumberType.UInt16 => "ushort",
        NumberType.Int32 => "int",
        NumberType.UInt32 => "uint",
        NumberType.Int64 => "long",
        NumberType.UInt64 => "ulong",
        NumberType.Single => "float",
        _ => "double",
    };

    /// <summary>An integer as another type.</summary>
    /// <param name="bits">The number.</param>
    /// <param name="isUnsigned">It is a <c>ulong</c>, given by its bits.</param>
    /// <param name="type">The type to convert to.</param>
    /// <param name="isChecked">What does not fit is an error; otherwise the high bits are cut off.</param>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static Value Convert(long bits, bool isUnsigned, NumberType type, bool isChecked)
    {
        if (type == NumberType.Double)
            return Value.Of(isUnsigned ? unchecked((ulong)bits) : (double)bits);
        if (type == NumberType.Single)
            return Value.Of((float)(isUnsigned ? unchecked((ulong)bits) : (float)bits));
        if (!isChecked)
            return Value.Of(Cut(bits, type));
        ulong magnitude = unchecked((ulong)bits);
        return Value.Of(isUnsigned ? Checked(magnitude, type) : Checked(bits, type));
    }

    /// <summary>A real number as another type; towards zero where that is an integer.</summary>
    /// <exception cref="OverflowException">It does not fit. C# leaves the result open where it does not check, and what is open cannot be computed.</exception>
    public static Value Convert(double number, NumberType type) => checked(type switch
    {
        NumberType.Double => Value.Of(number),
        NumberType.Single => Value.Of((float)number),
        NumberType.SByte => Value.Of((sbyte)number),
        NumberType.Byte => Value.Of((byte)number),
        NumberType.Int16 => Value.Of((short)number),
        NumberType.UInt16 => Value.Of((ushort)number),
        NumberType.Int32 => Value.Of((int)number),
        NumberType.UInt32 => Value.Of((uint)number),
        NumberType.Int64 => Value.Of((long)number),
        _ => Value.Of((ulong)number),
    });

    private static long Cut(long bits, NumberType type) => unchecked(type switch
    {
        NumberType.SByte => (sbyte)bits,
        NumberType.Byte => (byte)bits,
        NumberType.Int16 => (short)bits,
        NumberType.UInt16 => (ushort)bits,
        NumberType.Int32 => (int)bits,
        NumberType.UInt32 => (uint)bits,
        _ => bits,
    });

    private static long Checked(long number, NumberType type) => checked(type switch
    {
        NumberType.SByte => (sbyte)number,
        NumberType.Byte => (byte)number,
        NumberType.Int16 => (short)number,
        NumberType.UInt16 => (ushort)number,
        NumberType.Int32 => (int)number,
        NumberType.UInt32 => (uint)number,
        NumberType.UInt64 => unchecked((long)checked((ulong)number)),
        _ => number,
    });

    private static long Checked(ulong number, NumberType type) => type == NumberType.UInt64 ? unchecked((long)number) : Checked(checked((long)number), type);
}
