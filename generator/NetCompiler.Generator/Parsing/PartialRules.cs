using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1001 and NC1002: the class and every type around it are partial. Both have a code fix.</summary>
internal static class PartialRules
{
    public static void Check(ClassShape shape, INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        if (!IsPartial(type, cancellation))
        {
            shape.Refuse(
                DiagnosticRules.NotPartial,
                declaration.Identifier.GetLocation(),
                $"Network class '{type.Name}' must be partial, because its members are generated: write 'partial class {type.Name}'");
        }

        INamedTypeSymbol? outer = type.ContainingType;
        for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax outerDeclaration && outer is not null; node = node.Parent, outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancellation))
            {
                shape.Refuse(
                    DiagnosticRules.OuterNotPartial,
                    outerDeclaration.Identifier.GetLocation(),
                    $"'{outer.Name}' must be partial, because members of network class '{type.Name}' inside it are generated");
            }
        }
    }

    // One partial declaration is enough: where others lack the modifier, C# says so (CS0260).
    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));
}
