using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Compiler.Collections;

namespace NetCompiler.Generator.Parsing;

/// <summary>The names with which a generated part reopens a class, as C# needs them written.</summary>
internal static class ClassNames
{
    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The dotted namespace; empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } container ? container.ToDisplayString(NamespaceFormat) : "";

    /// <summary>The name, with <c>@</c> where it is a keyword.</summary>
    public static string Escaped(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(symbol.Name) != SyntaxKind.None
            ? "@" + symbol.Name
            : symbol.Name;

    /// <summary>The partial headers of the types around the class, outermost first.</summary>
    public static EquatableArray<string> ContainingTypes(INamedTypeSymbol type)
    {
        var headers = new Stack<string>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            headers.Push($"{(outer.IsRefLikeType ? "ref " : "")}partial {Keyword(outer)} {Escaped(outer)}");
        return headers.ToEquatableArray();
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };
}
