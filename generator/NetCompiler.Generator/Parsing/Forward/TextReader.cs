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

    /// <summary>An operand of a <c>+</c> that makes text. Where a number's text depends on its type, it is a text already.</summary>
    public Expression Part(IOperation operation)
    {
        (Expression value, NumberType? type) = ReadPart(operation, hasFormat: false);
        return type is NumberType.Single or NumberType.UInt64 ? new InterpolationExpression([new InterpolationPart(value, Alignment: 0, Format: null, type)]) : value;
    }

    // A string, a number, a bool or an enum, perhaps passed as an object; and the type of a number.
    private (Expression Value, NumberType? Type) ReadPart(IOperation operation, bool hasFormat)
    {
        // An implicit conversion between numbers is one that the text shows.
        IOperation value = NumberTypes.Of(operation.Type) is null ? ConversionReader.Unwrap(operation) : operation;
        if (value is IInvalidOperation)
            return (body.Refuse(value), null);
        if (value.Type is { TypeKind: TypeKind.Enum } type && !hasFormat)
            return (Name(value, type), null);
        if (NumberTypes.Of(value.Type) is { } number)
            return (body.Expressions.Read(value), number);
        return value.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Boolean || value.ConstantValue is { HasValue: true, Value: null }
            ? (body.Expressions.Read(value), null)
            : (body.Refuse(value, $"A value of type '{value.Type?.ToDisplayString()}' cannot become text here: numbers, bools, enums and strings can"), null);
    }

    private InterpolationPart Read(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation text when ConstantReader.Read(text.Text) is { } constant:
                return new(new ConstantExpression(constant), Alignment: 0, Format: null);
            case IInterpolationOperation hole:
                string? format = (hole.FormatString?.ConstantValue.Value as string) is { Length: > 0 } given ? given : null;
                int alignment = hole.Alignment?.ConstantValue.Value is int width ? width : 0;
                (Expression value, NumberType? type) = ReadPart(hole.Expression, format is not null);
                return new(value, alignment, format, type);
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
