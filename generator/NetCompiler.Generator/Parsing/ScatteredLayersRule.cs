using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1012: all layers stand on the declaration with [Network]. The parts of a class have no order, a network has.</summary>
internal static class ScatteredLayersRule
{
    public static void Check(ClassShape shape, INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        // One error for each part that has layers, on the first of them.
        var seen = new HashSet<SyntaxNode>();
        foreach (AttributeData attribute in type.GetAttributes().Where(attribute => Vocabulary.IsLayer(attribute) && !NetworkParser.IsOn(declaration, attribute)))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax || !seen.Add(syntax.Parent!.Parent!))
                continue;
            shape.ReportMissingLayers(
                DiagnosticRules.ScatteredLayers,
                syntax.GetLocation(),
                $"{Vocabulary.LayerName(attribute.AttributeClass!)} stands on another declaration of '{type.Name}': all layers must stand on the one with [Network], because their order is the network");
        }
    }
}
