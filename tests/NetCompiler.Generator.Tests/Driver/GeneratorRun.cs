using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Generator.Tests.Driver;

/// <summary>
/// One run of the generator. Every run is made twice over equal input, and the second must be cached in every step: a value
/// in the pipeline that is not equal to itself shows in every test, not only in those that look for it.
/// </summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Input = input;
        Output = output;
        Diagnostics = diagnostics;
        Assert.Null(Result.Exception);

        GeneratorRunResult again = _driver.RunGenerators(input.Clone()).GetRunResult().Results.Single();
        Assert.All(
            again.TrackedSteps.Where(step => TrackingNames.All.Contains(step.Key)).SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{output.Value} is {output.Reason}"));
        Assert.All(
            again.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    public Compilation Input { get; }

    /// <summary>The user's files and the generated ones.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported, after <c>#pragma</c> and <c>NoWarn</c>.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Errors of C# in the user's and the generated files.</summary>
    public IEnumerable<Diagnostic> CompileErrors => Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public static GeneratorRun Of(params IReadOnlyList<string> sources) => Of(TestCompilation.Create(sources));

    public static GeneratorRun Of(Compilation compilation) => Of(compilation, new NetCompilerGenerator());

    /// <summary>A run over another compiler, with MSBuild properties.</summary>
    internal static GeneratorRun Of(
        Compilation compilation,
        Func<ArchitectureModel, CompilerOptions, CompilationResult> compile,
        params IReadOnlyList<(string Name, string Value)> properties) =>
        Of(compilation, new NetCompilerGenerator(NetworkParser.Parse, compile), properties);

    /// <summary>The next run of the same driver, over an edited compilation.</summary>
    public GeneratorRun After(Func<Compilation, Compilation> edit) => new(_driver, edit(Input));

    /// <summary>Why each output of a step ran, or did not.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : []];

    internal static GeneratorRun Of(Compilation compilation, NetCompilerGenerator generator, IReadOnlyList<(string Name, string Value)>? properties = null) => new(
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: new BuildProperties(properties ?? []),
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        compilation);
}
