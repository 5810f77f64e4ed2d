using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC3001 to NC3006: what [Expect] says and the network does not keep. 9 values, 2 filters of 3: 7 places each.</summary>
public sealed class BudgetDiagnosticsTests
{
    private const string Right = "Parameters = 8, MultiplyAdds = 42, Neurons = 14, Output = [2, 7], ActivationBytes = 92, ReceptiveField = 3";

    /// <summary>Id, budgets with marks, fragments of the message: the expected figure, the real one, and a layer of the breakdown.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC3001", "Parameters = [|9|]", ["9", "8", "conv1"] },
        { "NC3001", "Parameters = [|0|]", ["0", "8"] },
        { "NC3002", "MultiplyAdds = [|15_300_000_000|]", ["15,300,000,000", "42", "conv1"] },
        { "NC3003", "Neurons = [|15|]", ["15", "14", "conv1"] },
        { "NC3004", "Output = [|[2, 6]|]", ["2×6", "2×7"] },
        { "NC3004", "Output = [|new[] { 14 }|]", ["14", "2×7"] },
        { "NC3005", "ActivationBytes = [|91|]", ["91", "92", "conv1"] },
        { "NC3006", "ReceptiveField = [|4|]", ["4", "3", "conv1"] },
    };

    /// <summary>Id of the neighbouring rule, budgets.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC3001", "Parameters = 8" },
        { "NC3002", "MultiplyAdds = 42" },
        { "NC3003", "Neurons = 14" },
        { "NC3004", "Output = [2, 7]" },
        { "NC3004", "Output = null" },
        { "NC3005", "ActivationBytes = 92" },
        { "NC3006", "ReceptiveField = 3" },
        { "NC3006", Right },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void A_failed_budget_is_an_error_at_its_figure(string id, string budgets, string[] fragments) => Verdict.MustFail(id, Net(budgets), fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void A_kept_budget_is_not(string id, string budgets)
    {
        Assert.StartsWith("NC3", id, StringComparison.Ordinal);
        Verdict.MustPass(Net(budgets));
    }

    [Fact]
    public void All_failed_budgets_are_reported_at_once_and_a_pragma_silences_them()
    {
        string source = Net("Parameters = 1, MultiplyAdds = 1, Neurons = 1, Output = [1], ActivationBytes = 1, ReceptiveField = 1");

        Assert.Equal(
            ["NC3001", "NC3002", "NC3003", "NC3004", "NC3005", "NC3006"],
            GeneratorRun.Of(source).Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.All(
            GeneratorRun.Of("#pragma warning disable NC3001, NC3002, NC3003, NC3004, NC3005, NC3006\n" + source).Diagnostics,
            diagnostic => Assert.True(diagnostic.IsSuppressed));
    }

    [Fact]
    public void A_failed_budget_that_is_a_warning_leaves_a_working_class()
    {
        CompilationOptions options = TestCompilation.Options.WithSpecificDiagnosticOptions([new("NC3001", ReportDiagnostic.Warn)]);
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Net("Parameters = 9")).WithOptions(options));

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(run.Diagnostics).Severity);
        Assert.Empty(run.CompileErrors);
    }

    private static string Net(string budgets) => $"[Network, Input(1, 9), Conv(2, 3), Expect({budgets})] public partial class Net;";
}
