using System.Globalization;
using System.Text;

namespace NetCompiler.Compiler.Emit;

/// <summary>C# literals and names, in the invariant culture.</summary>
internal static class SourceText
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else",
        "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    /// <summary>A float literal that reads back as the nearest float32: <c>0.3333333f</c>.</summary>
    public static string Float(double value)
    {
        float single = (float)value;
        if (float.IsNaN(single))
            return "float.NaN";
        if (float.IsInfinity(single))
            return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        return single.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    public static string String(string value)
    {
        StringBuilder text = new("\"");
        foreach (char c in value)
            text.Append(c is '"' or '\\' ? "\\" + c : c < ' ' || c > '~' ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
        return text.Append('"').ToString();
    }

    /// <summary>A layer's name as part of an identifier: <c>layer1.0.conv2</c> becomes <c>Layer1_0_Conv2</c>.</summary>
    public static string Pascal(string name)
    {
        StringBuilder text = new();
        bool isStart = true;
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
                text.Append(isStart ? char.ToUpperInvariant(c) : c);
            else
                text.Append('_');
            isStart = !char.IsLetterOrDigit(c);
        }

        return text.ToString();
    }

    /// <summary>A name of the user's as an identifier: keywords get their <c>@</c>.</summary>
    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The text inside an XML documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
