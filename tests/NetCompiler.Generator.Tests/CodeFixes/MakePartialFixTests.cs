using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Analyzers;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.CodeFixes;

public sealed class MakePartialFixTests
{
    [Theory]
    [InlineData("[Network, Input(3)]\nclass Net;", "[Network, Input(3)]\npartial class Net;")]
    [InlineData("/// <summary>A net.</summary>\n[Network, Input(3)]\npublic sealed class Net { }", "/// <summary>A net.</summary>\n[Network, Input(3)]\npublic sealed partial class Net { }")]
    [InlineData("// first\nstatic class Net\n{\n    [Network, Input(3)] internal partial class Inner;\n}", "// first\nstatic partial class Net\n{\n    [Network, Input(3)] internal partial class Inner;\n}")]
    public async Task A_class_is_made_partial(string source, string expected)
    {
        using var run = new FixRun(source, Quiet);

        string changed = await run.ApplyAsync("Make 'Net' partial");

        Assert.Equal(expected, changed);
        Assert.Empty(GeneratorRun.Of(TestCompilation.Create(changed), new FussyCompiler().Compile).Diagnostics);
    }

    [Fact]
    public async Task A_class_and_the_types_around_it_are_made_partial_at_once()
    {
        const string Source = "class A\n{\n    struct B\n    {\n        [Network, Input(3)]\n        class Net;\n    }\n}\n";
        using var run = new FixRun(Source, Quiet);

        Assert.Equal(["NC1002F", "NC1002F", "NC1001F"], (await run.CompanionsAsync()).Select(companion => companion.Id));
        Assert.Equal(
            "partial class A\n{\n    partial struct B\n    {\n        [Network, Input(3)]\n        partial class Net;\n    }\n}\n",
            await run.ApplyToAllAsync("Make 'Net' partial"));
    }

    [Fact]
    public async Task The_generated_half_of_a_class_is_not_judged()
    {
        GeneratorRun generated = GeneratorRun.Of("[Network, Input(4), Dense(3)] partial class Net;");
        var analyzers = Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(generated.Output, [new NetworkFixAnalyzer()]);

        IEnumerable<Diagnostic> found = await analyzers.GetAnalyzerDiagnosticsAsync();

        Assert.Empty(found);
    }

    private static NetworkFixAnalyzer Quiet => new(new FussyCompiler().Check);
}
