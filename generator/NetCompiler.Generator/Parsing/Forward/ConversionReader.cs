using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Conversions: between numbers they compute, between references they are nothing.</summary>
internal sealed class ConversionReader(BodyReader body)
{
    /// <summary>The operand of conversions that C# adds by itself.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>Whether two types are one but for nullable annotations and the names of tuples' elements.</summary>
    public static bool IsSame(ITypeSymbol? first, ITypeSymbol? second)
    {
        if (first is INamedTypeSymbol { IsTupleType: true } left && second is INamedTypeSymbol { IsTupleType: true } right)
            return left.TupleElements.Length == right.TupleElements.Length && left.TupleElements.Zip(right.TupleElements, (a, b) => IsSame(a.Type, b.Type)).All(same => same);
        return SymbolEqualityComparer.Default.Equals(first, second);
    }

    public Expression Read(IConversionOperation conversion)
    {
        if (conversion.Operand is IInvalidOperation || conversion.IsTryCast)
            return body.Refuse(conversion.IsTryCast ? conversion : conversion.Operand);
        if (conversion.OperatorMethod is { } method && !ValueTypes.IsSpan(method.ContainingType))
            return body.Refuse(conversion);

        // A tuple that is written out is converted element by element.
        if (conversion.Operand is ITupleOperation tuple && conversion.Type is INamedTypeSymbol { IsTupleType: true } target && tuple.Elements.Length == target.TupleElements.Length)
        {
            return new TupleExpression(tuple.Elements
                .Zip(target.TupleElements, (element, field) => Convert(body.Expressions.Read(element), element.Type, field.Type, conversion.IsChecked, element))
                .ToEquatableArray());
        }

        return Convert(body.Expressions.Read(conversion.Operand), conversion.Operand.Type, conversion.Type, conversion.IsChecked, conversion);
    }

    /// <summary>The value as the other type has it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="from">Its type; null for a <c>null</c> that has none.</param>
    /// <param name="to">The type that is wanted.</param>
    /// <param name="isChecked">Overflow is an error.</param>
    /// <param name="place">What is refused where there is no such conversion.</param>
    public Expression Convert(Expression value, ITypeSymbol? from, ITypeSymbol? to, bool isChecked, IOperation place)
    {
        if (from is null || IsSame(from, to) || ReferenceEquals(value, BodyReader.Nothing))
            return value;
        (ITypeSymbol? plainFrom, ITypeSymbol? plainTo) = (ValueTypes.Underlying(from), ValueTypes.Underlying(to));

        // int → int? keeps the value, int? → int wants one.
        if (plainFrom is not null && plainTo is null && to is { IsValueType: true })
            return Convert(new CoalesceExpression(value, new ThrowExpression(Message: null) { Site = body.Program.Site(place.Syntax) }), plainFrom, to, isChecked, place);
        if (plainFrom is null && plainTo is not null)
            return Convert(value, from, plainTo, isChecked, place);
        if (NumberTypes.Of(from) is { } source && NumberTypes.Of(to) is { } target)
            return source == target ? value : new ConversionExpression(target, value, isChecked, source) { Site = body.Program.Site(place.Syntax) };
        return IsReference(from, to) ? value : body.Refuse(place);
    }

    // An object is what every value may be passed as; a collection stays the same collection as a span or as one of its interfaces.
    private static bool IsReference(ITypeSymbol from, ITypeSymbol? to) =>
        to is { SpecialType: SpecialType.System_Object, TypeKind: not TypeKind.Dynamic }
        || (ValueTypes.ElementType(from) is { } element && ValueTypes.ElementType(to) is { } other && IsSame(element, other));
}
