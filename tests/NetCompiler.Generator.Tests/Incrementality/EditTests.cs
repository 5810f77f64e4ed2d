using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Incrementality;

public sealed class EditTests
{
    private const string Two = """
        [Network, Input(1, 9), Conv(2, 3)] partial class First { int Twice(int x) => 2 * x; }
        [Network, Input(1, 9), Conv(4, 3)] partial class Second;
        """;

    private static readonly IncrementalStepRunReason[] BothCached = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached];

    [Fact]
    public void An_edit_of_another_file_renews_nothing()
    {
        (GeneratorRun after, int calls) = Edit("File1.cs", "class Other { int x; }");

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Networks));
        Assert.Equal([IncrementalStepRunReason.Cached], after.Reasons(TrackingNames.Findings));
    }

    [Theory]
    [InlineData("\n\n\n" + Two)]
    [InlineData("// a comment\n" + Two)]
    [InlineData(Two + "\nclass Third;")]
    public void A_moved_line_compiles_nothing(string edited)
    {
        (GeneratorRun after, int calls) = Edit("File0.cs", edited);

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.Findings));
    }

    [Fact]
    public void A_method_of_the_users_own_compiles_nothing()
    {
        (GeneratorRun after, int calls) = Edit("File0.cs", Two.Replace("2 * x", "x + x", StringComparison.Ordinal));

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
    }

    [Fact]
    public void Another_spelling_of_the_same_layer_compiles_nothing()
    {
        (GeneratorRun after, int calls) = Edit("File0.cs", Two.Replace("Conv(2, 3)", "NetCompiler.Conv(size: 3, filters: 1 + 1)", StringComparison.Ordinal));

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
    }

    [Fact]
    public void A_changed_layer_compiles_its_network_only()
    {
        (GeneratorRun after, int calls) = Edit("File0.cs", Two.Replace("Conv(4, 3)", "Conv(4, 5)", StringComparison.Ordinal));

        Assert.Equal(3, calls);

        // It ran, though this compiler finds no other words for it.
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged], after.Reasons(TrackingNames.Compile));
    }

    [Fact]
    public void A_new_network_compiles_alone()
    {
        (GeneratorRun after, int calls) = Edit("File1.cs", "[Network, Input(3)] partial class Third;");

        Assert.Equal(3, calls);
        Assert.Equal([.. BothCached, IncrementalStepRunReason.New], after.Reasons(TrackingNames.Compile));
    }

    [Fact]
    public void A_removed_network_takes_its_files_along()
    {
        (GeneratorRun after, int calls) = Edit("File0.cs", "[Network, Input(1, 9), Conv(2, 3)] partial class First;");

        Assert.Equal(2, calls);
        Assert.Equal("First.g.cs", Assert.Single(after.Result.GeneratedSources).HintName);
    }

    private static (GeneratorRun After, int Calls) Edit(string path, string source)
    {
        var compiler = new FussyCompiler();
        GeneratorRun after = GeneratorRun.Of(TestCompilation.Create(Two, "class Other;"), compiler.Compile).After(compilation => compilation.Edit(path, source));
        return (after, compiler.Calls);
    }
}
