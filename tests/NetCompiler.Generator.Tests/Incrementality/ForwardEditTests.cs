using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Generator.Tests.Driver;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Incrementality;

/// <summary>What an edit repeats of networks with Forward methods: File0 holds two, File1 a block of the first, File2 neither.</summary>
public sealed class ForwardEditTests
{
    private const string Two = """
        [Network, Input(3, 8, 8)] partial class First { static Tensor Forward(Tensor x) => Blocks.One(x, 4); int Twice(int n) => 2 * n; }
        [Network, Input(3, 8, 8)] partial class Second { static Tensor Forward(Tensor x) => x.Conv(8, 3).Relu(); }
        """;

    private const string Block = "static class Blocks { public static Tensor One(Tensor x, int n) => x.Conv(n, Size); const int Size = 3; static int Other(int n) => n; }";

    private const string Unrelated = "class Other { const int Width = 3; int Twice(int n) => 2 * n; }";

    private static readonly IncrementalStepRunReason[] BothCached = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached];

    [Theory]
    [InlineData("class Other { const int Width = 3; int Twice(int n) => n + n; }")]
    [InlineData("class Other { const int Width = 4; int Thrice(int n) => 3 * n; }")]
    [InlineData("")]
    public void An_edit_of_another_file_renews_nothing(string edited)
    {
        (GeneratorRun after, int calls) = Edit("File2.cs", edited);

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
        Assert.Equal([IncrementalStepRunReason.Cached], after.Reasons(TrackingNames.Findings));
    }

    /// <summary>The pipeline's own cache hides whether equal models are made anew, so the parser is asked itself.</summary>
    [Theory]
    [InlineData("File2.cs", "2 * n", "n + n // a comment\n", true)]
    [InlineData("File2.cs", "Width = 3", "Width = 4", false)]
    [InlineData("File2.cs", "int Twice", "int Thrice", false)]
    [InlineData("File1.cs", "=> n;", "=> n + 1;", false)]
    [InlineData("File0.cs", "2 * n", "n + n", false)]
    public void A_method_is_read_again_only_where_its_files_or_other_declarations_change(string path, string old, string edited, bool isKept)
    {
        Compilation before = TestCompilation.Create(Two, Block, Unrelated);
        string text = before.SyntaxTrees.Single(tree => tree.FilePath == path).ToString().Replace(old, edited, StringComparison.Ordinal);

        ForwardProgram first = ParserRun.Of(before, "First").Model.Forward!;
        ForwardProgram second = ParserRun.Of(before.Edit(path, text), "First").Model.Forward!;

        Assert.Equal(first, second);
        Assert.Equal(isKept, ReferenceEquals(first, second));
    }

    [Theory]
    [InlineData("File0.cs", "\n\n\n" + Two)]
    [InlineData("File1.cs", "// a comment\n" + Block)]
    public void A_moved_line_compiles_nothing(string path, string edited)
    {
        (GeneratorRun after, int calls) = Edit(path, edited);

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.Findings));
    }

    [Theory]
    [InlineData("File0.cs", "x.Conv(8, 3)", "\n  // a comment\n  x.Conv(4 + 4,\n 3)")]
    [InlineData("File0.cs", "2 * n", "n + n")]
    [InlineData("File1.cs", "=> n;", "=> n + 1;")]
    [InlineData("File1.cs", "=> x.Conv(n, Size);", "{ return x.Conv(n, 3); }")]
    public void Another_spelling_or_a_method_that_is_not_called_compiles_nothing(string path, string old, string edited)
    {
        (GeneratorRun after, int calls) = Edit(path, (path == "File0.cs" ? Two : Block).Replace(old, edited, StringComparison.Ordinal));

        Assert.Equal(2, calls);
        Assert.Equal(BothCached, after.Reasons(TrackingNames.Compile));
    }

    [Theory]
    [InlineData("x.Conv(n, Size)", "x.Conv(n, 5)")]
    [InlineData("Size = 3", "Size = 5")]
    public void A_changed_block_compiles_its_networks_only(string old, string edited)
    {
        (GeneratorRun after, int calls) = Edit("File1.cs", Block.Replace(old, edited, StringComparison.Ordinal));

        Assert.Equal(3, calls);
        Assert.Equal(IncrementalStepRunReason.Cached, after.Reasons(TrackingNames.Compile)[1]);
    }

    [Fact]
    public void A_new_overload_elsewhere_is_called()
    {
        (_, int calls) = Edit(
            "File2.cs",
            "static partial class Blocks { public static Tensor One(Tensor x, int n) => x.Relu(); }",
            "static partial class Blocks { public static Tensor One(Tensor x, long n) => x; }");

        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_finding_in_a_block_moves_with_it()
    {
        GeneratorRun before = GeneratorRun.Of(TestCompilation.Create(Two, Block.Replace("x.Conv(n, Size)", "x.Conv(n.GetHashCode(), Size)", StringComparison.Ordinal), Unrelated));
        GeneratorRun after = before.After(compilation => compilation.Edit("File1.cs", "\n\n\n" + compilation.SyntaxTrees.Single(tree => tree.FilePath == "File1.cs").ToString()));

        Assert.Equal(0, Assert.Single(before.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(3, Assert.Single(after.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    private static (GeneratorRun After, int Calls) Edit(string path, string source, string block = Block)
    {
        var compiler = new FussyCompiler();
        GeneratorRun after = GeneratorRun.Of(TestCompilation.Create(Two, block, Unrelated), compiler.Compile).After(compilation => compilation.Edit(path, source));
        return (after, compiler.Calls);
    }
}
