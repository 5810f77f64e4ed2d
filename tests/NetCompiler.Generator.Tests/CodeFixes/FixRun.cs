using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.CodeFixes;
using NetCompiler.Generator.Analyzers;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.CodeFixes;

/// <summary>Applies code fixes in memory, as an IDE does: analyzer → companion → provider → changed document.</summary>
internal sealed class FixRun : IDisposable
{
    private static readonly CodeFixProvider[] Providers = [new ArgumentCodeFixProvider(), new MakePartialCodeFixProvider()];

    private readonly AdhocWorkspace _workspace = new();
    private readonly NetworkFixAnalyzer _analyzer;
    private readonly DocumentId _document;
    private readonly Solution _solution;

    public FixRun(string source, NetworkFixAnalyzer analyzer)
    {
        _analyzer = analyzer;
        ProjectId project = ProjectId.CreateNewId();
        _document = DocumentId.CreateNewId(project);
        _solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Tests", "Tests", LanguageNames.CSharp,
                compilationOptions: TestCompilation.Options, parseOptions: TestCompilation.ParseOptions, metadataReferences: TestCompilation.References))
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", "global using NetCompiler;")
            .AddDocument(_document, "File0.cs", source);
    }

    /// <summary>The hidden companions, in the order of the source.</summary>
    public async Task<ImmutableArray<Diagnostic>> CompanionsAsync()
    {
        Compilation? compilation = await _solution.GetDocument(_document)!.Project.GetCompilationAsync();
        ImmutableArray<Diagnostic> found = await compilation!.WithAnalyzers([_analyzer]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Titles of everything on offer.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync() => [.. (await ActionsAsync()).Select(action => action.Title)];

    /// <summary>The source after the fix of that title.</summary>
    public async Task<string> ApplyAsync(string title)
    {
        CodeAction action = (await ActionsAsync()).First(action => action.Title == title);
        return await TextAsync(action);
    }

    /// <summary>The source after the fix of that title was applied wherever it is offered.</summary>
    public async Task<string> ApplyToAllAsync(string title)
    {
        ImmutableArray<Diagnostic> companions = await CompanionsAsync();
        (CodeAction action, CodeFixProvider provider) = (await OffersAsync()).First(offer => offer.Action.Title == title);
        var context = new FixAllContext(
            _solution.GetDocument(_document)!, provider, FixAllScope.Document, action.EquivalenceKey!, provider.FixableDiagnosticIds, new Found(companions), CancellationToken.None);
        CodeAction? all = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return await TextAsync(all!);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<string> TextAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(_solution, new Progress<CodeAnalysisProgress>(), CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(_document)!.GetTextAsync()).ToString();
    }

    private async Task<IReadOnlyList<CodeAction>> ActionsAsync() => [.. (await OffersAsync()).Select(offer => offer.Action)];

    private async Task<IReadOnlyList<(CodeAction Action, CodeFixProvider Provider)>> OffersAsync()
    {
        var offers = new List<(CodeAction, CodeFixProvider)>();
        foreach (Diagnostic companion in await CompanionsAsync())
        {
            foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(companion.Id)))
            {
                var context = new CodeFixContext(_solution.GetDocument(_document)!, companion, (action, _) => offers.Add((action, provider)), CancellationToken.None);
                await provider.RegisterCodeFixesAsync(context);
            }
        }

        return offers;
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics.AsEnumerable());
    }
}
