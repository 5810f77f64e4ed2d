using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator;

/// <summary>
/// The wiring between Roslyn and the compiler: classes → models → results → files, and beside them results + locations →
/// diagnostics. Only the second line sees locations, so a moved line compiles nothing anew.
/// </summary>
[Generator]
public sealed class NetCompilerGenerator : IIncrementalGenerator
{
    private readonly Func<INamedTypeSymbol, TypeDeclarationSyntax, Compilation, CancellationToken, ParsedNetwork?> _parse;
    private readonly Func<ArchitectureModel, CompilerOptions, CompilationResult> _compile;

    public NetCompilerGenerator()
        : this(NetworkParser.Parse, CompilerPipeline.Compile)
    {
    }

    /// <summary>A generator over another parser and compiler, for tests of the wiring.</summary>
    internal NetCompilerGenerator(
        Func<INamedTypeSymbol, TypeDeclarationSyntax, Compilation, CancellationToken, ParsedNetwork?> parse,
        Func<ArchitectureModel, CompilerOptions, CompilationResult> compile)
    {
        _parse = parse;
        _compile = compile;
    }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(Vocabulary.NetworkAttribute, IsClassLike, Parse)
            .Where(static network => network is not null)
            .Select(static (network, _) => network!)
            .WithTrackingName(TrackingNames.Networks);
        IEnumerable<IncrementalValuesProvider<LocatedDiagnostic>> orphans = OrphanParser.Telltales.Select(telltale => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                telltale,
                IsClassLike,
                static (match, cancellation) => OrphanParser.Parse(match.TargetSymbol, match.Attributes[0], cancellation))
            .Where(static orphan => orphan is not null)
            .Select(static (orphan, _) => orphan!)
            .WithTrackingName(TrackingNames.Orphans));
        IncrementalValueProvider<AssemblyIdentity?> ilgpu = context.CompilationProvider.Select(static (compilation, _) => compilation.GetTypeByMetadataName(Vocabulary.Accelerator)?.ContainingAssembly.Identity);
        IncrementalValueProvider<CompilerOptions> options = context.AnalyzerConfigOptionsProvider
            .Combine(ilgpu)
            .Select(static (input, _) => BuildOptions.Read(input.Left.GlobalOptions, input.Right))
            .WithTrackingName(TrackingNames.Options);

        IncrementalValuesProvider<ArchitectureModel> models = networks.Select(static (network, _) => network.Model).WithTrackingName(TrackingNames.Models);
        IncrementalValuesProvider<CompilationResult> results = models
            .Combine(options)
            .Select((input, cancellation) => Compile(input.Left, input.Right, cancellation))
            .WithTrackingName(TrackingNames.Compile);

        var clashes = models
            .Select(static (model, _) => model.FullName)
            .Collect()
            .Select(static (names, _) => HintNames.FindClashes(names))
            .WithTrackingName(TrackingNames.Clashes);
        context.RegisterSourceOutput(results.Combine(clashes), static (output, input) =>
        {
            try
            {
                foreach (GeneratedSource source in input.Left.Sources)
                    output.AddSource(HintNames.Resolve(source.HintName, input.Left.FullName, input.Right), source.Text);
            }
            catch (ArgumentException exception)
            {
                // Two files of one name, or a name that Roslyn does not take.
                output.ReportDiagnostic(LocatedDiagnostic.Internal(input.Left.FullName, exception, Location.None).ToDiagnostic());
            }
        });

        // Both sides come from the same list through Select, hence in the same order.
        var findings = networks.Collect().Combine(results.Collect()).WithTrackingName(TrackingNames.Findings);
        context.RegisterSourceOutput(findings, static (output, input) =>
        {
            foreach (Diagnostic diagnostic in DiagnosticReport.Create(input.Left, input.Right))
                output.ReportDiagnostic(diagnostic);
        });
        foreach (IncrementalValuesProvider<LocatedDiagnostic> orphan in orphans)
            context.RegisterSourceOutput(orphan, static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));

        var debugAdvice = context.CompilationProvider.Select(static (compilation, _) => DebugAdvice.SeverityIn(compilation.Options));
        context.RegisterSourceOutput(networks.Collect().Combine(debugAdvice), static (output, input) =>
        {
            if (input.Right is { } severity && !input.Left.IsEmpty)
                output.ReportDiagnostic(DebugAdvice.Create(input.Left[0], severity));
        });
    }

    // Everything that can carry the attributes without an error of C#.
    private static bool IsClassLike(SyntaxNode node, CancellationToken cancellation) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax;

    private ParsedNetwork? Parse(GeneratorAttributeSyntaxContext match, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)match.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)match.TargetNode;
        try
        {
            return _parse(type, declaration, match.SemanticModel.Compilation, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return NetworkParser.Failed(type, declaration, exception);
        }
    }

    private CompilationResult Compile(ArchitectureModel model, CompilerOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return _compile(model, options);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var failure = new CompilerDiagnostic
            {
                Rule = DiagnosticRules.Internal,
                Key = SourceKey.Class,
                Message = LocatedDiagnostic.InternalMessage(model.FullName, exception),
            };
            return new(model.FullName, [], [failure]);
        }
    }
}
