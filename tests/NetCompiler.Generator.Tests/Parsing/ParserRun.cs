using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Parses the only class with [Network] of some source files.</summary>
public static class ParserRun
{
    public static ParsedNetwork Of(params IReadOnlyList<string> sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(sources);
        return compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .Select(declaration => NetworkParser.Parse(
                (INamedTypeSymbol)compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!, declaration, compilation, CancellationToken.None))
            .Single(network => network is not null)!;
    }

    public static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
