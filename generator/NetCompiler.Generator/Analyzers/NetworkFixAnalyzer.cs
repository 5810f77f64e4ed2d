using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Analyzers;

/// <summary>
/// Reports a hidden companion (NC2001F) at the span of each of the generator's errors that has a fix. IDEs attach code fixes
/// to an analyzer's diagnostics only, and a build must fail even where analyzers do not run, so both exist.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkFixAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<ArchitectureModel, CompilationResult> _check;

    public NetworkFixAnalyzer()
        : this(CompilerPipeline.Check)
    {
    }

    /// <summary>An analyzer over another compiler, for tests of the way from finding to fix.</summary>
    internal NetworkFixAnalyzer(Func<ArchitectureModel, CompilationResult> check) => _check = check;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.AllCompanions;

    public override void Initialize(AnalysisContext context)
    {
        // Never the generated half of a class: its members would count as the user's.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            Analyze, SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.RecordStructDeclaration);
    }

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0 || context.ContainingSymbol is not INamedTypeSymbol type)
            return;
        if (NetworkParser.Read(type, declaration, context.Compilation, context.CancellationToken) is not { } network)
            return;

        // The class is judged with its generated half, so of its shape only what the user's parts say can be repeated.
        var shape = new ClassShape();
        PartialRules.Check(shape, type, declaration, context.CancellationToken);
        foreach (LocatedDiagnostic finding in shape.Diagnostics)
            context.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.Companion(finding.Rule), finding.Location, finding.Message));

        foreach (CompilerDiagnostic finding in _check(network.Model).Diagnostics)
        {
            EquatableArray<SuggestedFix> fixes = finding.Fixes.Where(fix => network.Locations.CanSet(finding.Key, fix.Argument)).ToEquatableArray();
            if (fixes.IsEmpty)
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                RuleDescriptors.Companion(finding.Rule),
                network.Locations.Find(finding.Key),
                FixProperties.Write(fixes),
                finding.Message));
        }
    }
}
