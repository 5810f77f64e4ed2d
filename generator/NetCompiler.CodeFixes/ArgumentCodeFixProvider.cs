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

/// <summary>Offers each valid choice that the compiler suggests: one argument of one layer, set to another value.</summary>
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
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (SuggestedFix fix in FixProperties.Read(diagnostic.Properties))
            {
                // The value is part of the key: "fix all" makes the same choice everywhere it is offered, and no other.
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(context.Document, attribute, fix, cancellation), $"{diagnostic.Id}:{fix.Argument}={fix.Value}"),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, AttributeSyntax attribute, SuggestedFix fix, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || semantics?.GetSymbolInfo(attribute, cancellation).Symbol is not IMethodSymbol constructor)
            return document;
        return document.WithSyntaxRoot(root.ReplaceNode(attribute, ArgumentEditor.Apply(new AttributeSite(attribute, constructor), constructor.ContainingType, fix)));
    }
}
