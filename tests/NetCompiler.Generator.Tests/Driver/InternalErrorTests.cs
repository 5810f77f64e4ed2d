using Microsoft.CodeAnalysis;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Diagnostics;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Driver;

public sealed class InternalErrorTests
{
    private const string TwoNetworks = """
        namespace Zoo;
        [Network, Input(3)] partial class Good;
        [Network, Input(3)] partial class Bad;
        """;

    [Fact]
    [MustFail("NC9001")]
    public void A_compiler_that_fails_is_one_error_on_its_network()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(TwoNetworks), FailOnBad);

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal("NC9001", error.Id);
        Assert.Equal("Bad", ParserRun.Text(error.Location));
        Assert.Contains("'Zoo.Bad'", error.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: edge 7 has no source", error.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("Zoo.Good.g.cs", Assert.Single(run.Result.GeneratedSources).HintName);
    }

    [Fact]
    public void A_parser_that_fails_is_one_error_on_its_network()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create(TwoNetworks),
            new NetCompilerGenerator(
                (type, declaration, compilation, cancellation) =>
                    type.Name == "Bad" ? throw new InvalidOperationException("no such token") : NetworkParser.Parse(type, declaration, compilation, cancellation),
                new FussyCompiler().Compile));

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal("NC9001", error.Id);
        Assert.Equal("Bad", ParserRun.Text(error.Location));
        Assert.Contains("'Zoo.Bad': InvalidOperationException: no such token", error.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("Zoo.Good.g.cs", Assert.Single(run.Result.GeneratedSources).HintName);
    }

    [Fact]
    public void A_file_name_that_Roslyn_refuses_is_one_error()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("[Network, Input(3)] partial class Net;"),
            (model, _) => new(model.FullName, [new("Net.g.cs", ""), new("Net.g.cs", "")], []));

        Assert.Equal("NC9001", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    [MustPass("NC9001")]
    public void Nothing_is_reported_where_nothing_fails()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(TwoNetworks), new FussyCompiler().Compile);

        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Cancellation_passes_through()
    {
        using var source = new CancellationTokenSource();
        GeneratorDriver driver = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new NetCompilerGenerator(NetworkParser.Parse, (_, _) =>
        {
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        }));

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(TestCompilation.Create(TwoNetworks), source.Token));
    }

    private static CompilationResult FailOnBad(ArchitectureModel model, CompilerOptions options) =>
        model.Name == "Bad" ? throw new InvalidOperationException("edge 7 has no source") : new FussyCompiler().Compile(model, options);
}
