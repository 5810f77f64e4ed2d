using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Analyzers;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.CodeFixes;

/// <summary>Offers each valid choice that the compiler suggests: one argument of one layer, attribute or call, set to another value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentCodeFixProvider))]
[Shared]
public sealed class ArgumentCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        .. DiagnosticRules.All
            .Where(rule => rule != DiagnosticRules.NotPartial && rule != DiagnosticRules.OuterNotPartial)
            .Select(rule => RuleDescriptors.Companion(rule).Id),
    ];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<SyntaxNode>(node => node is AttributeSyntax or InvocationExpressionSyntax) is not { } layer)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (SuggestedFix fix in FixProperties.Read(diagnostic.Properties))
            {
                // The value is part of the key: "fix all" makes the same choice everywhere it is offered, and no other.
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(context.Document, layer, fix, cancellation), $"{diagnostic.Id}:{fix.Argument}={fix.Value}"),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode layer, SuggestedFix fix, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || semantics?.GetSymbolInfo(layer, cancellation).Symbol is not IMethodSymbol method)
            return document;
        SyntaxNode changed = layer is AttributeSyntax attribute
            ? ArgumentEditor.Apply(new AttributeSite(attribute, method), method.ContainingType, fix)
            : CallEditor.Apply((InvocationExpressionSyntax)layer, method, fix);
        return document.WithSyntaxRoot(root.ReplaceNode(layer, changed));
    }
}
