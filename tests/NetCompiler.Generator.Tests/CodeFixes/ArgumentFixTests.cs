using Microsoft.CodeAnalysis;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Analyzers;
using NetCompiler.Generator.Tests.Driver;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.CodeFixes;

public sealed class ArgumentFixTests
{
    [Theory]
    [InlineData("Conv(6, 5, Stride = 3)", "Stride", "2", "Conv(6, 5, Stride = 2)")]
    [InlineData("Conv(6, 5, Stride = 3)", "Filters", "8", "Conv(8, 5, Stride = 3)")]
    [InlineData("Conv(6, 5, Stride = 3)", "Size", "4", "Conv(6, 4, Stride = 3)")]
    [InlineData("Conv(size: 5, filters: 6)", "Size", "4", "Conv(size: 4, filters: 6)")]
    [InlineData("Conv(6, 5, Stride = 3)", "Pad", "1", "Conv(6, 5, Stride = 3, Pad = 1)")]
    [InlineData("Conv(6, 5, Stride = 3)", "Rounding", "Rounding.Floor", "Conv(6, 5, Stride = 3, Rounding = Rounding.Floor)")]
    [InlineData("Conv(6, 5, Rounding = Rounding.Floor)", "Rounding", "Rounding.Ceil", "Conv(6, 5, Rounding = Rounding.Ceil)")]
    [InlineData("Conv(6, 5, Strides = [2, 3])", "Strides", "[2, 2]", "Conv(6, 5, Strides = [2, 2])")]
    [InlineData("Conv(6, 5, Strides = [2, 3], Pad = 1)", "Stride", "2", "Conv(6, 5, Stride = 2, Pad = 1)")]
    [InlineData("Conv(6, 5, Stride = 3, Name = \"c\")", "Strides", "[2, 2]", "Conv(6, 5, Strides = [2, 2], Name = \"c\")")]
    [InlineData("Conv(6, 5, Same = true, Stride = 2)", "Pad", "1", "Conv(6, 5, Pad = 1, Stride = 2)")]
    [InlineData("Conv(6, 5, Same = true, Stride = 2, Pad = 3)", "Pad", "1", "Conv(6, 5, Pad = 1, Stride = 2)")]
    [InlineData("Conv(6, 5, Pads = [1, 1])", "Same", "true", "Conv(6, 5, Same = true)")]
    [InlineData("Conv(6, 5, Stride = 2, Strides = [1, 1])", "Strides", "[1, 1]", "Conv(6, 5, Strides = [1, 1])")]
    [InlineData("Conv(6, 5, Stride = 2)", "Sizes", "[5, 3]", "Conv(6, Stride = 2, Sizes = [5, 3])")]
    [InlineData("Conv(6, Sizes = [5, 3], Stride = 2)", "Size", "4", "Conv(6, 4, Stride = 2)")]
    [InlineData("Conv(6, 5, Pads = [1, 1, 2, 1])", "Pads", "[1, 1, 0, 1]", "Conv(6, 5, Pads = [1, 1, 0, 1])")]
    [InlineData("ConvTranspose(6, 5, OutputPads = [1, 1])", "OutputPad", "0", "ConvTranspose(6, 5, OutputPad = 0)")]
    [InlineData("Slice(4, 8)", "Length", "6", "Slice(4, 6)")]
    [InlineData("WindowAttention(3, 4)", "Window", "7", "WindowAttention(3, 7)")]
    [InlineData("LocalResponseNorm", "Size", "3", "LocalResponseNorm(3)")]
    [InlineData("Pad(3)", "Mode", "PadMode.Replicate", "Pad(3, Mode = PadMode.Replicate)")]
    [InlineData("MaxPool", "Size", "2", "MaxPool(2)")]
    [InlineData("MaxPool()", "Size", "2", "MaxPool(2)")]
    [InlineData("MaxPool(3)", "Stride", "1", "MaxPool(3, Stride = 1)")]
    [InlineData("Normalize(Mean = 0.5, MeanPicture = true)", "Means", "[0.5, 0.5]", "Normalize(Means = [0.5, 0.5])")]
    [InlineData("Input(1, 9)", "Shape", "[1, 8]", "Input([1, 8])")]
    [InlineData("Conv(6, /* wide */ 5, // step\n  Stride = 3)", "Stride", "2", "Conv(6, /* wide */ 5, // step\n  Stride = 2)")]
    public async Task A_fix_sets_one_argument(string layer, string argument, string value, string expected)
    {
        string source = $"[Network]\n[Relu, {layer}, Tanh]\npublic partial class Net;";
        using var run = new FixRun(source, Suggest(new SuggestedFix("Fix", argument, value)));

        string changed = await run.ApplyAsync("Fix");

        Assert.Equal(source.Replace(layer, expected, StringComparison.Ordinal), changed);
        Assert.Empty(TestCompilation.Create(changed).GetDiagnostics());
        Assert.True(ParserRun.Of(changed).Model.IsUsable);
    }

    [Fact]
    public async Task An_enum_is_written_in_full_where_nothing_is_imported()
    {
        const string Source = "[global::NetCompiler.Network]\n[global::NetCompiler.Relu, global::NetCompiler.MaxPool(3)]\npublic partial class Net { enum Rounding; }";
        using var run = new FixRun(Source, Suggest(new SuggestedFix("Fix", "Rounding", "Rounding.Floor")));

        string changed = await run.ApplyAsync("Fix");

        Assert.DoesNotContain(TestCompilation.Create(changed).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("MaxPool Size=3 Rounding=1", ModelPrinter.Print(ParserRun.Of(changed).Model.Layers[1]));
    }

    [Fact]
    public async Task Every_choice_is_offered_at_the_value_that_is_wrong()
    {
        SuggestedFix[] fixes = [new("Use Stride = 2 (map 3)", "Stride", "2"), new("Use Rounding.Floor (map 2)", "Rounding", "Rounding.Floor")];
        using var run = new FixRun("[Network, Input(1, 9), Conv(1, 5, Stride = 3)] public partial class Net;", new(new FussyCompiler(fixes).Check));

        Diagnostic companion = Assert.Single(await run.CompanionsAsync());

        Assert.Equal("NC2001F", companion.Id);
        Assert.Equal(DiagnosticSeverity.Hidden, companion.Severity);
        Assert.Equal("3", ParserRun.Text(companion.Location));
        Assert.Equal(fixes, FixProperties.Read(companion.Properties));
        Assert.Equal(fixes.Select(fix => fix.Title), await run.TitlesAsync());
    }

    [Fact]
    public async Task A_finding_without_choices_has_no_companion()
    {
        using var run = new FixRun("[Network, Input(1, 9), Conv(1, 5, Stride = 3)] public partial class Net;", new(new FussyCompiler().Check));

        Assert.Empty(await run.CompanionsAsync());
    }

    [Fact]
    public async Task Fix_all_makes_the_same_choice_everywhere()
    {
        const string Source = """
            [Network, Input(1, 9), Conv(1, 5, Stride = 3), Conv(1, 3, Stride = 3)] public partial class First;
            [Network, Input(1, 9), Conv(1, 5, Stride = 3)] public partial class Second;
            """;
        using var run = new FixRun(Source, new(new FussyCompiler([new("Use Stride = 2", "Stride", "2"), new("Use Stride = 4", "Stride", "4")]).Check));

        Assert.Equal(Source.Replace("Stride = 3", "Stride = 2", StringComparison.Ordinal), await run.ApplyToAllAsync("Use Stride = 2"));
    }

    [Theory]
    [InlineData("Input(1, 9), Conv(1, 5, Stride = 3)")]
    [InlineData("Input(1, 8, 8), MaxPool(3)")]
    [InlineData("Input(1, 9, 9), Conv(4, 5, Strides = [2, 3])")]
    [InlineData("Input(1, 4), Conv(1, 5)")]
    [InlineData("Input(1, 9), Conv(1, 3, Same = true, Stride = 2)")]
    [InlineData("Input(3, 8, 8), Conv(6, 3, Groups = 2)")]
    [InlineData("Input(1, 3), Conv(1, 3, Pad = 3, PadMode = PadMode.Reflect)")]
    public async Task Every_choice_that_the_compiler_suggests_makes_the_network_valid(string layers)
    {
        string source = $"[Network, {layers}]\npublic partial class Net;";
        using var run = new FixRun(source, new NetworkFixAnalyzer());
        Assert.NotEmpty(GeneratorRun.Of(source).Diagnostics);

        IReadOnlyList<string> titles = await run.TitlesAsync();

        Assert.NotEmpty(titles);
        foreach (string title in titles)
        {
            GeneratorRun after = GeneratorRun.Of(await run.ApplyAsync(title));
            Assert.Empty(after.Diagnostics);
            Assert.Empty(after.CompileErrors);
        }
    }

    /// <summary>An analyzer that has one suggestion for the second layer, whatever it is.</summary>
    private static NetworkFixAnalyzer Suggest(SuggestedFix fix) => new(model =>
    {
        var bag = new DiagnosticBag();
        bag.Add(DiagnosticRules.InvalidDfs, new SourceKey(1), "wrong", fix);
        return new CompilationResult(model.FullName, [], bag.ToEquatableArray());
    });
}
