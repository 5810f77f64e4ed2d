using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Parses the classes with [Network] of some source files, of which there is mostly one.</summary>
public static class ParserRun
{
    public static ParsedNetwork Of(params IReadOnlyList<string> sources) => All(TestCompilation.Create(sources)).Single();

    /// <summary>The network of that name.</summary>
    public static ParsedNetwork Of(Compilation compilation, string name) => All(compilation).Single(network => network.Model.Name == name);

    public static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static IEnumerable<ParsedNetwork> All(Compilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
        .Select(declaration => NetworkParser.Parse(
            (INamedTypeSymbol)compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!, declaration, compilation, CancellationToken.None))
        .Where(network => network is not null)
        .Select(network => network!);
}
