using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Strings that are put together, by interpolation or by <c>+</c>.</summary>
internal sealed class TextReader(BodyReader body)
{
    public Expression Read(IInterpolatedStringOperation text) => new InterpolationExpression(text.Parts.Select(Read).ToEquatableArray()) { Site = body.Program.Site(text.Syntax) };

    /// <summary>A value that becomes text.</summary>
    /// <param name="operation">A string, a number, a bool or an enum, perhaps passed as an object.</param>
    /// <param name="hasFormat">With a format of its own, which an enum's name has none of.</param>
    public Expression Part(IOperation operation, bool hasFormat = false)
    {
        IOperation value = ConversionReader.Unwrap(operation);

        // An implicit conversion between numbers is one that the text shows.
        if (NumberTypes.Of(operation.Type) is not null)
            value = operation;
        if (value is IInvalidOperation)
            return body.Refuse(value);
        if (value.Type is { TypeKind: TypeKind.Enum } type && !hasFormat)
            return Name(value, type);
        return NumberTypes.Of(value.Type) is not null || value.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Boolean || value.ConstantValue is { HasValue: true, Value: null }
            ? body.Expressions.Read(value)
            : body.Refuse(value, $"A value of type '{value.Type?.ToDisplayString()}' cannot become text here: numbers, bools, enums and strings can");
    }

    /// <summary>The type of a number that becomes text: a float is written with a float's digits. Null for what is none.</summary>
    public static NumberType? TypeOf(IOperation operation) => NumberTypes.Of(operation.Type) ?? NumberTypes.Of(ConversionReader.Unwrap(operation).Type);

    private InterpolationPart Read(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation text when ConstantReader.Read(text.Text) is { } value:
                return new(new ConstantExpression(value), Alignment: 0, Format: null);
            case IInterpolationOperation hole:
                string? format = (hole.FormatString?.ConstantValue.Value as string) is { Length: > 0 } given ? given : null;
                int alignment = hole.Alignment?.ConstantValue.Value is int width ? width : 0;
                return new(Part(hole.Expression, format is not null), alignment, format, TypeOf(hole.Expression));
            default:
                return new(body.Refuse(part), Alignment: 0, Format: null);
        }
    }

    // The model knows an enum by its number, so its names are written out: value switch { 0 => "Zero", 1 => "Reflect", _ => value }.
    private SwitchExpression Name(IOperation value, ITypeSymbol type)
    {
        Expression number = body.Expressions.Read(value);
        IEnumerable<SwitchArm> names = type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue && member.ConstantValue is not null)
            .GroupBy(member => Convert.ToDecimal(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture))
            .Select(member => new SwitchArm(
                new ConstantPattern(new ArgumentValue.Integer(member.Key > long.MaxValue ? unchecked((long)(ulong)member.Key) : (long)member.Key)),
                Guard: null,
                new ConstantExpression(new ArgumentValue.Text(member.First().Name))));
        var other = new SwitchArm(new DiscardPattern(), Guard: null, new InterpolationExpression([new InterpolationPart(number, Alignment: 0, Format: null)]));
        return new(number, [.. names, other]);
    }
}
