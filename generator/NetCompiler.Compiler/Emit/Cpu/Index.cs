using System.Globalization;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Index expressions as a person would write them: no <c>x * 1</c>, no <c>+ 0</c>, constants added up.</summary>
internal static class Index
{
    /// <summary>The sum of terms; constants are collected at the end.</summary>
    public static string Sum(params IEnumerable<string> terms)
    {
        long constant = 0;
        List<string> variables = [];
        foreach (string term in terms)
        {
            if (long.TryParse(term, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
                constant += value;
            else
                variables.Add(term);
        }

        if (variables.Count == 0)
            return Number(constant);
        if (constant != 0)
            variables.Add(Number(constant));
        return string.Join(" + ", variables);
    }

    /// <summary>A constant as C# writes it: some cultures have a minus sign of their own.</summary>
    public static string Number(long constant) => constant.ToString(CultureInfo.InvariantCulture);

    /// <summary>A variable or constant times a constant.</summary>
    public static string Times(string value, long factor) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long constant) ? Number(constant * factor)
        : factor == 0 ? "0"
        : factor == 1 ? value
        : $"({value} * {factor})";

    /// <summary>The same where it is the whole expression, without parentheses.</summary>
    public static string Product(string value, long factor) => Times(value, factor).Trim('(', ')');

    /// <summary>Where lane <paramref name="lane"/> of a block of 16 lies in packed weights of so many floats a block.</summary>
    public static string Packed(string lane, int block, long perBlock) =>
        long.TryParse(lane, NumberStyles.None, CultureInfo.InvariantCulture, out long constant)
            ? $"{(constant / block * perBlock) + (constant % block)}"
            : $"({lane} / {block} * {perBlock}) + ({lane} % {block})";
}
