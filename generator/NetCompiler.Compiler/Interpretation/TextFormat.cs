using System.Globalization;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Values as text, as interpolation and <c>ToString</c> write them, in the invariant culture: a layer's name must not depend on where it is built.</summary>
internal static class TextFormat
{
    /// <param name="value">A number, a truth value, a string or null.</param>
    /// <param name="type">The number's type, on which hexadecimal digits and the digits of a float depend.</param>
    /// <param name="format">As behind the colon of an interpolation; null for none.</param>
    /// <exception cref="FormatException">The format is none of that type's.</exception>
    public static string Print(Value value, NumberType? type, string? format) => value switch
    {
        Value.Null => "",
        Value.Text text => text.Characters,
        Value.Boolean boolean => boolean.IsTrue ? bool.TrueString : bool.FalseString,
        Value.Real real when type == NumberType.Single => ((float)real.Number).ToString(format, CultureInfo.InvariantCulture),
        Value.Real real => real.Number.ToString(format, CultureInfo.InvariantCulture),
        Value.Integer integer => Number(integer.Bits, type).ToString(format, CultureInfo.InvariantCulture),
        _ => throw new InvariantException($"a {value.GetType().Name} has no text"),
    };

    /// <summary>The longest text that a format can ask for by its digits: <c>D100</c> asks for 100.</summary>
    public static int Length(string? format) =>
        format is { Length: > 1 } && char.IsLetter(format[0]) && int.TryParse(format.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int digits) ? digits : 0;

    private static IFormattable Number(long bits, NumberType? type) => unchecked(type switch
    {
        NumberType.SByte => (sbyte)bits,
        NumberType.Byte => (byte)bits,
        NumberType.Int16 => (short)bits,
        NumberType.UInt16 => (ushort)bits,
        NumberType.Int32 => (int)bits,
        NumberType.UInt32 => (uint)bits,
        NumberType.UInt64 => (ulong)bits,
        _ => (IFormattable)bits,
    });
}
