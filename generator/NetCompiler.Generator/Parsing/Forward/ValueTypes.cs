using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Recognises the types whose values a program can hold.</summary>
internal static class ValueTypes
{
    public static bool IsTensor(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Tensor", ContainingType: null, ContainingNamespace: { Name: "NetCompiler", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a value of the type is a tensor or holds one.</summary>
    public static bool HoldsTensor(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HoldsTensor(array.ElementType),
        INamedTypeSymbol named => IsTensor(named) || named.TypeArguments.Any(HoldsTensor),
        _ => false,
    };

    public static bool IsList(ITypeSymbol? type) => Is(type, "List", "System.Collections.Generic");

    public static bool IsSpan(ITypeSymbol? type) => Is(type, "Span", "System") || Is(type, "ReadOnlySpan", "System");

    /// <summary>The type of the elements of an array, a list, a span, or one of the interfaces that they share; null for anything else.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when IsList(named) || IsSpan(named) || IsSequenceInterface(named) => named.TypeArguments[0],
        _ => null,
    };

    /// <summary><c>T</c> of <c>T?</c> for a value type; null for anything else.</summary>
    public static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    /// <summary>Whether it is the type of this name in this namespace.</summary>
    public static bool Is(ITypeSymbol? type, string name, string space) =>
        type is INamedTypeSymbol { ContainingType: null } named && named.Name == name && named.ContainingNamespace.ToDisplayString() == space;

    private static bool IsSequenceInterface(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType is
        SpecialType.System_Collections_Generic_IEnumerable_T or
        SpecialType.System_Collections_Generic_ICollection_T or
        SpecialType.System_Collections_Generic_IList_T or
        SpecialType.System_Collections_Generic_IReadOnlyCollection_T or
        SpecialType.System_Collections_Generic_IReadOnlyList_T;
}
