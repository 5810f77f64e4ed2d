using System.Globalization;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Parsing;

/// <summary>Turns the constants of an attribute into values of the model.</summary>
internal static class ArgumentReader
{
    /// <summary>Null for a constant with an error, which the C# compiler has reported.</summary>
    public static ArgumentValue? Read(TypedConstant constant)
    {
        switch (constant.Kind)
        {
            case TypedConstantKind.Array:
                if (constant.IsNull)
                    return new ArgumentValue.Missing();
                ArgumentValue?[] items = constant.Values.Select(Read).ToArray();
                return items.Contains(null) ? null : new ArgumentValue.List(items.Select(item => item!).ToEquatableArray());
            case TypedConstantKind.Enum:
                return Integer(constant.Value);
            case TypedConstantKind.Primitive:
                return constant.Value switch
                {
                    null => new ArgumentValue.Missing(),
                    string text => new ArgumentValue.Text(text),
                    bool value => new ArgumentValue.Boolean(value),
                    double or float => new ArgumentValue.Real(Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)),
                    object value => Integer(value),
                };
            default:
                return null;
        }
    }

    // Null where an enum constant could not be computed.
    private static ArgumentValue? Integer(object? value) =>
        value is null ? null : new ArgumentValue.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
