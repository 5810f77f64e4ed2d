using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>
/// NC1013: layers on a class without [Network], which would otherwise be ignored in silence. [Input], which every network has, gives them away, or
/// where that is forgotten, too, a convolution or a dense layer.
/// </summary>
internal static class OrphanParser
{
    /// <summary>The attributes that give such a class away, the first that it has speaking for it.</summary>
    public static readonly string[] Telltales = [Vocabulary.InputAttribute, "NetCompiler.ConvAttribute", "NetCompiler.DenseAttribute"];

    public static LocatedDiagnostic? Parse(ISymbol type, AttributeData telltale, CancellationToken cancellation)
    {
        // An attribute that C# does not know may be a misspelt [Network].
        if (type.GetAttributes().Any(attribute => Vocabulary.IsNetwork(attribute) || Vocabulary.IsUnknown(attribute)))
            return null;
        string[] present = [.. type.GetAttributes().Select(attribute => attribute.AttributeClass?.ToDisplayString() ?? "")];
        if (Telltales.First(name => present.Contains(name)) != telltale.AttributeClass?.ToDisplayString())
            return null;
        return telltale.ApplicationSyntaxReference?.GetSyntax(cancellation) is not { } syntax
            ? null
            : new(DiagnosticRules.NoNetworkAttribute, syntax.GetLocation(), $"'{type.Name}' has layers but no [Network]: nothing is generated for it");
    }
}
