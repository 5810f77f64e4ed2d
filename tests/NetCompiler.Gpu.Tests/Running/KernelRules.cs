using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>What ILGPU 1.5.3 refuses in a kernel, and what it takes and gets wrong: found in the text with the compiler's knowledge of types.</summary>
internal static class KernelRules
{
    private const string Barrier = "GpuGroup.Barrier";

    /// <summary>Calls that kernels may make beside those of their own class, by type and method.</summary>
    private static readonly string[] AllowedCalls =
    [
        "ILGPU.SharedMemory.Allocate", "ILGPU.Group.Barrier", "ILGPU.Util.Utilities.Select", "ILGPU.Interop.IntAsFloat", "ILGPU.Interop.FloatAsInt", "ILGPU.ArrayView.Cast", "ILGPU.ArrayView.SubView",
        "System.Math.Min", "System.Math.Max", "System.Math.Abs", "System.MathF.Sqrt", "System.MathF.Min", "System.MathF.Max", "System.MathF.Abs",
    ];

    private static readonly SyntaxKind[] Forbidden =
    [
        SyntaxKind.TryStatement, SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression, SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.AnonymousMethodExpression,
        SyntaxKind.StackAllocArrayCreationExpression, SyntaxKind.ImplicitStackAllocArrayCreationExpression, SyntaxKind.ArrayCreationExpression, SyntaxKind.ImplicitArrayCreationExpression, SyntaxKind.CollectionExpression,
        SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringExpression, SyntaxKind.LocalFunctionStatement, SyntaxKind.RefExpression, SyntaxKind.RefType, SyntaxKind.LockStatement, SyntaxKind.ForEachStatement,
        SyntaxKind.SwitchStatement, SyntaxKind.SwitchExpression, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.FieldDeclaration,
        SyntaxKind.ModuloAssignmentExpression,
    ];

    /// <summary>Every breach in the kernels of a compilation, each with its line.</summary>
    public static IEnumerable<string> Breaches(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (ClassDeclarationSyntax kernels in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.Identifier.Text == "GpuKernels"))
            {
                foreach (SyntaxNode node in kernels.DescendantNodes().Where(node => node.Parent is not StructDeclarationSyntax))
                {
                    if (Judge(model, node) is { } breach)
                        yield return $"{breach}: {node.SyntaxTree.GetText().Lines[node.GetLocation().GetLineSpan().StartLinePosition.Line].ToString().Trim()}";
                }
            }
        }
    }

    private static string? Judge(SemanticModel model, SyntaxNode node) => node switch
    {
        _ when Forbidden.Contains(node.Kind()) => $"{node.Kind()}",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression } binary => Division(model, binary),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.DivideAssignmentExpression } quotient when model.GetTypeInfo(quotient).Type?.SpecialType != SpecialType.System_Single => "an assigned quotient",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } shift when model.GetTypeInfo(shift).Type?.SpecialType != SpecialType.System_UInt32 => "a signed shift",
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftAssignmentExpression } shift when model.GetTypeInfo(shift).Type?.SpecialType != SpecialType.System_UInt32 => "a signed shift",
        InvocationExpressionSyntax call => Call(model, call),
        ReturnStatementSyntax when node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && MeetsBarriers(method) => "a return in a kernel with barriers",
        LocalDeclarationStatementSyntax local when model.GetTypeInfo(local.Declaration.Type).Type is { } type && !IsPlain(type) => $"a local of {type}",
        _ => null,
    };

    /// <summary>Signed quotients are shifts with the sign on some back ends, unsigned ones by a power of two as well.</summary>
    private static string? Division(SemanticModel model, BinaryExpressionSyntax binary)
    {
        ITypeSymbol? type = model.GetTypeInfo(binary).Type;
        if (type?.SpecialType == SpecialType.System_Single)
            return null;
        if (type?.SpecialType != SpecialType.System_UInt32)
            return $"a quotient of {type}";
        return model.GetConstantValue(binary.Right).Value is uint by && (by & (by - 1)) == 0 ? $"a quotient by the power of two {by}" : null;
    }

    private static string? Call(SemanticModel model, InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return "a call of nobody knows what";
        bool isOwn = method.ContainingType.Name == "GpuKernels";
        string name = $"{method.ContainingType.ContainingNamespace}.{method.ContainingType.Name}.{method.Name}";
        if (call.Expression.ToString() == Barrier && call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } caller && caller.ParameterList.Parameters.LastOrDefault()?.Identifier.Text != "samples")
            return "a barrier outside the kernel's own body";
        return isOwn || AllowedCalls.Contains(name) ? null : $"a call of {name}";
    }

    private static bool MeetsBarriers(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString() == Barrier);

    private static bool IsPlain(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_UInt32 or SpecialType.System_Int32 or SpecialType.System_Boolean
        || type.Name is "ArrayView" or "Float4" or "GpuQuad" or "Half" || type.ContainingType?.Name == "GpuKernels";
}
