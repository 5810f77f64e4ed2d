using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>
/// Makes an iterator of every kernel with barriers, whose steps end there, so that the stand-in can run all items of a group in one thread: a barrier costs nanoseconds. Nothing else
/// of the text changes.
/// </summary>
internal sealed class BarrierRewriter : CSharpSyntaxRewriter
{
    private const string Barrier = "GpuGroup.Barrier()";

    public static SyntaxTree Rewrite(SyntaxTree tree) => tree.WithRootAndOptions(new BarrierRewriter().Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        bool meets = node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(IsBarrier);
        return meets ? base.VisitMethodDeclaration(node.WithReturnType(SyntaxFactory.ParseTypeName("global::System.Collections.Generic.IEnumerable<int> "))) : node;
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node) =>
        node.Expression is InvocationExpressionSyntax call && IsBarrier(call) ? SyntaxFactory.ParseStatement("yield return 0;").WithTriviaFrom(node) : base.VisitExpressionStatement(node);

    private static bool IsBarrier(InvocationExpressionSyntax call) => call.ToString() == Barrier;
}
