using System.Globalization;

namespace NetCompiler.Weights;

// Names and shapes as messages show them. What comes out of a file may be long or hold control characters.
internal static class TensorText
{
    private const int LongestName = 100;

    public static string Name(string name)
    {
        string shown = name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName), "…");
        foreach (char character in shown)
        {
            if (char.IsControl(character))
                shown = shown.Replace(character, '\uFFFD');
        }

        return "'" + shown + "'";
    }

    // 6×1×5×5; a tensor without axes is one value.
    public static string Shape(ReadOnlySpan<long> shape)
    {
        if (shape.IsEmpty)
            return "a single value";
        string text = Number(shape[0]);
        foreach (long size in shape[1..])
            text += "×" + Number(size);
        return text;
    }

    public static string Shape(ReadOnlySpan<int> shape)
    {
        Span<long> wide = shape.Length <= 64 ? stackalloc long[shape.Length] : new long[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++)
            wide[axis] = shape[axis];
        return Shape(wide);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
