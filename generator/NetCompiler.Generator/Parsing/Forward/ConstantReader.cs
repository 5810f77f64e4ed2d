using System.Globalization;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Constants as C# has folded them.</summary>
internal static class ConstantReader
{
    /// <summary>Null for what is no constant, and for a <c>char</c> or a <c>decimal</c>. A <c>ulong</c> comes as the <c>long</c> of the same bits.</summary>
    public static ArgumentValue? Read(IOperation operation) => operation.ConstantValue is not { HasValue: true, Value: var value } ? null : value switch
    {
        null => new ArgumentValue.Missing(),
        string text => new ArgumentValue.Text(text),
        bool flag => new ArgumentValue.Boolean(flag),
        float or double => new ArgumentValue.Real(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        ulong bits => new ArgumentValue.Integer(unchecked((long)bits)),
        sbyte or byte or short or ushort or int or uint or long => new ArgumentValue.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => null,
    };
}
