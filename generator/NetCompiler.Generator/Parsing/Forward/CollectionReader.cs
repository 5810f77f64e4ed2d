using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Arrays, lists and tuples: how they are made, and their elements.</summary>
internal sealed class CollectionReader(BodyReader body)
{
    public Expression Read(IOperation operation) => operation switch
    {
        ITupleOperation tuple => new TupleExpression(tuple.Elements.Select(body.Expressions.Read).ToEquatableArray()),
        ICollectionExpressionOperation collection when ValueTypes.ElementType(collection.Type) is { } element =>
            new ArrayExpression(collection.Elements.Select(item => ReadItem(item, element)).ToEquatableArray(), CanGrow(collection.Type)),
        IArrayCreationOperation array => ReadArray(array),
        IObjectCreationOperation creation when ValueTypes.IsList(creation.Type) => ReadList(creation),
        IArrayElementReferenceOperation { Indices.Length: 1 } element => Element(element.ArrayReference, element.Indices[0], element),
        IImplicitIndexerReferenceOperation element when ValueTypes.ElementType(element.Instance.Type) is not null => Element(element.Instance, element.Argument, element),
        _ => body.Refuse(operation),
    };

    /// <summary><c>a[i]</c> and <c>a[^i]</c>.</summary>
    public Expression Element(IOperation collection, IOperation index, IOperation place)
    {
        bool isFromEnd = false;
        index = ValueTypes.Is(index.Type, "Index", "System") ? ConversionReader.Unwrap(index) : index;
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
        {
            isFromEnd = true;
            index = hat.Operand;
        }

        if (NumberTypes.Of(index.Type) is null)
            return body.Refuse(index is IInvalidOperation ? index : place, "An element is named by a number here, as a[i] or a[^i]; a range of them is not: copy them in a loop");
        return new ElementExpression(body.Expressions.Read(collection), body.Expressions.Read(index), isFromEnd) { Site = body.Program.Site(place.Syntax) };
    }

    private Expression ReadArray(IArrayCreationOperation array)
    {
        if (array.Type is not IArrayTypeSymbol { Rank: 1, ElementType: var element })
            return body.Refuse(array, "An array has one dimension here: write an array of arrays");
        if (array.Initializer is { } initializer)
            return new ArrayExpression(initializer.ElementValues.Select(body.Expressions.Read).ToEquatableArray(), IsList: false);
        ArgumentValue? initial = NumberTypes.Of(element) switch
        {
            NumberType.Single or NumberType.Double => new ArgumentValue.Real(0),
            not null => new ArgumentValue.Integer(0),
            null when element.SpecialType == SpecialType.System_Boolean => new ArgumentValue.Boolean(false),
            null when element.IsReferenceType || ValueTypes.Underlying(element) is not null => new ArgumentValue.Missing(),
            null => null,
        };
        return initial is not null
            ? new SizedArrayExpression(body.Expressions.Read(array.DimensionSizes[0]), initial) { Site = body.Program.Site(array.DimensionSizes[0].Syntax) }
            : body.Refuse(array, $"An array of '{element.ToDisplayString()}' is made with its elements here: [a, b, …]");
    }

    // new List<T>(), with a capacity, with the elements of another collection, with { elements }.
    private Expression ReadList(IObjectCreationOperation creation)
    {
        var elements = new List<Expression>();
        if (creation.Arguments.Length == 1 && ValueTypes.ElementType(creation.Arguments[0].Value.Type) is not null)
            elements.Add(new SpreadExpression(body.Expressions.Read(creation.Arguments[0].Value)));
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add)
                elements.Add(body.Expressions.Read(add.Arguments[0].Value));
            else
                body.Refuse(initializer);
        }

        return new ArrayExpression(elements.ToEquatableArray(), IsList: true);
    }

    private Expression ReadItem(IOperation item, ITypeSymbol element)
    {
        if (item is not ISpreadOperation spread)
            return body.Expressions.Read(item);
        if (ValueTypes.ElementType(spread.Operand.Type) is not { } source)
            return body.Refuse(spread.Operand);
        return ConversionReader.IsSame(source, element)
            ? new SpreadExpression(body.Expressions.Read(spread.Operand))
            : body.Refuse(spread.Operand, $"Elements of type '{source.ToDisplayString()}' are spread into a collection of '{element.ToDisplayString()}': give both one type");
    }

    private static bool CanGrow(ITypeSymbol? type) =>
        ValueTypes.IsList(type)
        || type?.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T;
}
