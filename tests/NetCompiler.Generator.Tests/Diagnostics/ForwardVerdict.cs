using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Verdicts on Forward methods, before they are run.</summary>
internal static class ForwardVerdict
{
    /// <summary>Asserts that parsing finds nothing, and that the program is there.</summary>
    public static void MustPass(string source)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(source), new FussyCompiler().Compile);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Input.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.All(run.Result.TrackedSteps[TrackingNames.Networks].SelectMany(step => step.Outputs), output => Assert.True(((ParsedNetwork)output.Value).Model.IsUsable));
    }
}
