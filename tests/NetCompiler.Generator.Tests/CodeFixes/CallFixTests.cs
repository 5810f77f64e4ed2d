using NetCompiler.Compiler;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Generator.Analyzers;
using NetCompiler.Generator.Tests.Driver;
using NetCompiler.Generator.Tests.Parsing;
using NetCompiler.Generator.Tests.Parsing.Forward;

namespace NetCompiler.Generator.Tests.CodeFixes;

/// <summary>Fixes of layers in Forward methods.</summary>
public sealed class CallFixTests
{
    [Theory]
    [InlineData("x.Conv(6, 5, stride: 3)", "Stride", "2", "x.Conv(6, 5, stride: 2)")]
    [InlineData("x.Conv(6, 5)", "Stride", "2", "x.Conv(6, 5, stride: 2)")]
    [InlineData("x.Conv(6, 5)", "Size", "4", "x.Conv(6, 4)")]
    [InlineData("x.Conv(size: 5, filters: 6)", "Size", "4", "x.Conv(size: 4, filters: 6)")]
    [InlineData("x.Conv(6, 5, strides: [3, 3])", "Stride", "2", "x.Conv(6, 5, stride: 2)")]
    [InlineData("x.Conv(6, 5, pad: 1)", "Pads", "[1, 2]", "x.Conv(6, 5, pads: [1, 2])")]
    [InlineData("x.Conv(6, 5, name: \"a\", same: true, stride: 1)", "Pad", "2", "x.Conv(6, 5, name: \"a\", pad: 2, stride: 1)")]
    [InlineData("x.Conv(6, 5, stride: 1, strides: [1, 1])", "Strides", "[2, 1]", "x.Conv(6, 5, strides: [2, 1])")]
    [InlineData("x.Conv(6, 5)", "Rounding", "Rounding.Floor", "x.Conv(6, 5, rounding: Rounding.Floor)")]
    [InlineData("x.Relu().Conv(6, /* wide */ 5, // step\n  stride: 3)", "Stride", "2", "x.Relu().Conv(6, /* wide */ 5, // step\n  stride: 2)")]
    [InlineData("x.Conv(2 * Width, 5)", "Filters", "8", "x.Conv(8, 5)")]
    public async Task A_fix_sets_one_argument(string call, string argument, string value, string expected)
    {
        string source = ForwardSource.Body($"return {call};", "const int Width = 3;");
        using var run = new FixRun(source, Suggest(new SuggestedFix("Fix", argument, value)));

        string changed = await run.ApplyAsync("Fix");

        Assert.Equal(source.Replace(call, expected, StringComparison.Ordinal), changed);
        Assert.True(ParserRun.Of(changed).Model.IsUsable);
    }

    [Theory]
    [InlineData("int n = x.Width; return x.Conv(6, 5, stride: n);", "Stride")]
    [InlineData("int n = x.Width; return x.Conv(6, 5, strides: [1, n]);", "Stride")]
    [InlineData("int n = 3; return x.Conv(6, n);", "Size")]
    [InlineData("return x + x;", "Stride")]
    public async Task What_other_calls_share_is_left_alone(string statements, string argument)
    {
        using var run = new FixRun(ForwardSource.Body(statements), Suggest(new SuggestedFix("Fix", argument, "2")));

        Assert.Empty(await run.CompanionsAsync());
    }

    [Fact]
    public async Task An_argument_beside_a_variable_is_offered()
    {
        const string Statements = "int n = x.Channels; return x.Conv(n, 5, stride: 3);";
        using var run = new FixRun(ForwardSource.Body(Statements), Suggest(new SuggestedFix("Fix", "Stride", "2")));

        Assert.Equal(ForwardSource.Body(Statements.Replace("3)", "2)", StringComparison.Ordinal)), await run.ApplyAsync("Fix"));
    }

    [Theory]
    [InlineData("x.Conv(6, 3, stride: 2)")]
    [InlineData("x.MaxPool(3)")]
    [InlineData("x.Conv(6, 9)")]
    [InlineData("x.Conv(6, 5, groups: 2)")]
    public async Task Every_choice_that_the_compiler_suggests_makes_the_network_valid(string call)
    {
        string source = ForwardSource.Body($"return Block(x);\n static Tensor Block(Tensor y) => {call.Replace("x.", "y.", StringComparison.Ordinal)};");
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

    /// <summary>An analyzer that has one suggestion for what Forward returns.</summary>
    private static NetworkFixAnalyzer Suggest(SuggestedFix fix) => new(model =>
    {
        ReturnStatement result = ((BlockStatement)model.Forward!.Methods[0].Body).Statements.OfType<ReturnStatement>().Single();
        int site = result.Value is BinaryExpression sum ? sum.Links[0].Site : result.Value.Site;
        var bag = new DiagnosticBag();
        bag.Add(DiagnosticRules.InvalidDfs, new(site, fix.Argument), "wrong", fix);
        return new CompilationResult(model.FullName, [], bag.ToEquatableArray());
    });
}
