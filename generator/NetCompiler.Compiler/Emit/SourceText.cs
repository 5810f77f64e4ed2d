using System.Globalization;
using System.Text;

namespace NetCompiler.Compiler.Emit;

/// <summary>C# literals and names, in the invariant culture.</summary>
internal static class SourceText
{
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

    /// <summary>The text inside an XML documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
