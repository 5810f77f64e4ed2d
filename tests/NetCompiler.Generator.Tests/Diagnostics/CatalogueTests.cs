using System.Reflection;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Every rule has a page, a line in the release notes, a test in which it reports and one in which it does not.</summary>
public sealed class CatalogueTests
{
    private static readonly Type[] Tests = typeof(CatalogueTests).Assembly.GetTypes();

    public static TheoryData<string> Rules => [.. DiagnosticRules.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        string[] ids = [.. DiagnosticRules.All.Select(rule => rule.Id)];

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(
            typeof(DiagnosticRules).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticRule>().Count(),
            ids.Length);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page(string id)
    {
        DiagnosticRule rule = DiagnosticRules.All.Single(rule => rule.Id == id);
        string page = File.ReadAllText(GeneratorFile("docs", "diagnostics", $"{id}.md"));

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Cause\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Example\n", page, StringComparison.Ordinal);
        Assert.Contains(
            rule.IsConfigurable ? "can be silenced" : "cannot be silenced", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_has_a_rule() =>
        Assert.Equal(
            DiagnosticRules.All.Select(rule => rule.Id),
            Directory.GetFiles(GeneratorFile("docs", "diagnostics"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_notes_list_every_rule_and_its_companion()
    {
        IEnumerable<string> expected = DiagnosticRules.All.SelectMany(rule => new[]
        {
            $"{rule.Id} | NetCompiler | {rule.Severity} | {rule.Title}",
            $"{rule.Id}F | NetCompiler | Hidden | Carries the code fixes of {rule.Id}",
        });

        Assert.Equal(
            expected,
            File.ReadLines(GeneratorFile("NetCompiler.Generator", "AnalyzerReleases.Unshipped.md")).Where(line => line.StartsWith("NC", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_seen_to_fail_and_to_pass(string id)
    {
        Assert.Contains(id, Covered<MustFailAttribute>("MustFail", attribute => attribute.Id));
        Assert.Contains(id, Covered<MustPassAttribute>("MustPass", attribute => attribute.Id));
    }

    /// <summary>The ids of all rows of tables of that name, and of all tests that carry the attribute.</summary>
    private static IEnumerable<string> Covered<TAttribute>(string table, Func<TAttribute, string> id)
        where TAttribute : Attribute
    {
        IEnumerable<string> rows = Tests
            .Select(test => test.GetProperty(table, BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<IEnumerable<object[]>>()
            .SelectMany(theory => theory)
            .Select(row => (string)row[0]);
        return Tests.SelectMany(test => test.GetMethods()).SelectMany(method => method.GetCustomAttributes<TAttribute>()).Select(id).Concat(rows);
    }

    private static string GeneratorFile(params string[] path)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "NetCompiler.sln")))
            root = root.Parent;
        Assert.NotNull(root);
        return Path.Combine([root.FullName, "generator", .. path]);
    }
}
