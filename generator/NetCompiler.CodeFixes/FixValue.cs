using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.CodeFixes;

/// <summary>The value of a suggested fix as syntax.</summary>
internal static class FixValue
{
    public static ExpressionSyntax Parse(SuggestedFix fix)
    {
        ExpressionSyntax value = SyntaxFactory.ParseExpression(fix.Value);

        // Rounding.Floor is written in full, and shortened again where the user's usings allow it.
        return value is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } member
            ? SyntaxFactory.ParseExpression($"global::NetCompiler.{member}").WithAdditionalAnnotations(Simplifier.Annotation)
            : value;
    }
}
