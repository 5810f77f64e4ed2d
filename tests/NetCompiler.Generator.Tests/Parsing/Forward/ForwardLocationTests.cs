using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Tests.Parsing.Forward;

/// <summary>The place of each site: of a call its arguments by their names in the vocabulary, of anything else the expression.</summary>
public sealed class ForwardLocationTests
{
    [Theory]
    [InlineData("x.Conv(6, 5, stride: 3)", "Stride", -1, "3")]
    [InlineData("x.Conv(6, 5, stride: 3)", "Filters", -1, "6")]
    [InlineData("x.Conv(size: 2 + x.Width, filters: 6)", "Size", -1, "2 + x.Width")]
    [InlineData("x.Conv(6, 5)", "Stride", -1, "Conv")]
    [InlineData("x.Conv(6, 5)", null, -1, "Conv")]
    [InlineData("x.Conv(6, sizes: [5, x.Width])", "Sizes", 1, "x.Width")]
    [InlineData("x.Conv(6, sizes: new[] { 5, 4 })", "Sizes", 0, "5")]
    [InlineData("x.Conv(6, sizes: [.. x.Shape, 4])", "Sizes", 1, "[.. x.Shape, 4]")]
    [InlineData("x.Reshape(2, -1)", "Shape", 1, "-1")]
    [InlineData("x.Reshape(2, -1)", "Shape", -1, "2, -1")]
    [InlineData("x.Reshape()", "Shape", -1, "Reshape")]
    [InlineData("Tensor.Concat(x, x.Relu())", "Tensors", 1, "x.Relu()")]
    [InlineData("Tensor.Concat([x, x.Relu()])", "Tensors", 1, "x.Relu()")]
    [InlineData("Block(x, 7)", "N", -1, "7")]
    [InlineData("Block(x, 7)", null, -1, "Block")]
    public void A_call_finds_its_arguments(string call, string? argument, int element, string expected)
    {
        ParsedNetwork network = ParserRun.Of(ForwardSource.Body($"return {call};", "static Tensor Block(Tensor x, int n) => x;"));
        var result = (ReturnStatement)((BlockStatement)network.Model.Forward!.Methods[0].Body).Statements[0];

        Assert.Equal(expected, ParserRun.Text(network.Locations.Find(new(result.Value.Site, argument, element))));
    }

    [Theory]
    [InlineData("x + x.Relu()", "x.Relu()")]
    [InlineData("x.Dense(4 / x.Width)", "x.Width")]
    [InlineData("x.Split(2)[x.Width]", "x.Split(2)[x.Width]")]
    [InlineData("x.Dense(checked((byte)x.Width))", "(byte)x.Width")]
    [InlineData("x.Dense(x.Height)", "x.Height")]
    [InlineData("x.Width switch { 1 => x }", "x.Width")]
    [InlineData("x ?? throw new InvalidOperationException()", "throw new InvalidOperationException()")]
    public void Anything_else_is_found_as_it_is_written(string expression, string expected)
    {
        ParsedNetwork network = ParserRun.Of(ForwardSource.Body($"return {expression};"));

        Assert.Contains(expected, Enumerable.Range(0, 20).Select(i => ParserRun.Text(network.Locations.Find(new(i + network.Model.Layers.Count)))));
    }

    [Fact]
    public void A_loop_is_found_at_its_keyword()
    {
        ParsedNetwork network = ParserRun.Of(ForwardSource.Body("while (x.Width > 3) { } return x;"));
        Statement loop = ((BlockStatement)network.Model.Forward!.Methods[0].Body).Statements[0];

        Assert.Equal("while", ParserRun.Text(network.Locations.Find(new(loop.Site))));
    }

    [Fact]
    public void A_site_in_another_file_is_found_there()
    {
        ParsedNetwork network = ParserRun.Of(
            "[Network, Input(3)] partial class Net { static Tensor Forward(Tensor x) => Blocks.One(x); }",
            "static class Blocks { public static Tensor One(Tensor x) => x.Dense(9); }");
        var result = (ReturnStatement)((BlockStatement)network.Model.Forward!.Methods[1].Body).Statements[0];

        Microsoft.CodeAnalysis.Location location = network.Locations.Find(new(result.Value.Site, "Units"));

        Assert.Equal("File1.cs", location.SourceTree!.FilePath);
        Assert.Equal("9", ParserRun.Text(location));
    }
}
