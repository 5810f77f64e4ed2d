using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>
/// The errors of C# that a bound body does not show, since they come of the flow through it: a local that is read before it has a value (CS0165), an end
/// without a <c>return</c> (CS0161). Asking for them binds the body once more, so they are asked for only where they are possible.
/// </summary>
internal static class FlowErrors
{
    public static bool AreIn(SyntaxNode declaration, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        (MayLackValue(declaration) || (!method.ReturnsVoid && MayLackReturn(declaration)))
        && model.GetDiagnostics(declaration.Span, cancellation).Any(diagnostic => diagnostic.Id is "CS0161" or "CS0165");

    private static bool MayLackValue(SyntaxNode declaration) => declaration.DescendantNodes().Any(node => node is VariableDeclaratorSyntax { Initializer: null });

    private static bool MayLackReturn(SyntaxNode declaration)
    {
        BlockSyntax? block = declaration switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax function => function.Body,
            _ => null,
        };
        return block is not null && block.Statements.LastOrDefault(statement => statement is not LocalFunctionStatementSyntax) is not (ReturnStatementSyntax or ThrowStatementSyntax);
    }
}
