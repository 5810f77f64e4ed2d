using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1013: layers on a class without [Network], which would otherwise be ignored in silence. [Input], which every network has, gives them away.</summary>
internal static class OrphanParser
{
    public static LocatedDiagnostic? Parse(ISymbol type, AttributeData input, CancellationToken cancellation)
    {
        // An attribute that C# does not know may be a misspelt [Network].
        if (type.GetAttributes().Any(attribute => Vocabulary.IsNetwork(attribute) || Vocabulary.IsUnknown(attribute)))
            return null;
        return input.ApplicationSyntaxReference?.GetSyntax(cancellation) is not { } syntax
            ? null
            : new(DiagnosticRules.NoNetworkAttribute, syntax.GetLocation(), $"'{type.Name}' has layers but no [Network]: nothing is generated for it");
    }
}
