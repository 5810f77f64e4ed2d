using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Tests.Parsing;

public sealed class LocationTests
{
    [Theory]
    [InlineData("Conv(6, 5, Stride = 3)", "Stride", -1, "3")]
    [InlineData("Conv(6, 5, Stride = 3)", "Filters", -1, "6")]
    [InlineData("Conv(6, 5, Stride = 3)", "Size", -1, "5")]
    [InlineData("Conv(size: 2 + 3, filters: 6)", "Size", -1, "2 + 3")]
    [InlineData("Conv(6, 5)", "Stride", -1, "Conv")]
    [InlineData("Conv(6, 5)", null, -1, "Conv")]
    [InlineData("NetCompiler.Conv(6, 5)", null, -1, "NetCompiler.Conv")]
    [InlineData("Tanh", null, -1, "Tanh")]
    [InlineData("Tanh", "Name", -1, "Tanh")]
    [InlineData("Conv(6, Sizes = [5, 3])", "Sizes", -1, "[5, 3]")]
    [InlineData("Conv(6, Sizes = [5, 3])", "Sizes", 1, "3")]
    [InlineData("Conv(6, Sizes = new[] { 5, 3 })", "Sizes", 0, "5")]
    [InlineData("Conv(6, Sizes = new int[] { 5, 3 })", "Sizes", 1, "3")]
    [InlineData("Conv(6, Sizes = new int[2] { 5, 3 })", "Sizes", 1, "3")]
    [InlineData("Conv(6, Sizes = (int[])[5, 3])", "Sizes", 1, "3")]
    [InlineData("Conv(6, Sizes = [5, 3])", "Sizes", 7, "[5, 3]")]
    [InlineData("Input(1, 28, 29)", "Shape", -1, "1, 28, 29")]
    [InlineData("Input(1, 28, 29)", "Shape", 2, "29")]
    [InlineData("Input([1, 28, 29])", "Shape", 2, "29")]
    [InlineData("Input(shape: [1, 28])", "Shape", 1, "28")]
    [InlineData("Input(28)", "Shape", 0, "28")]
    [InlineData("Input(28)", "Shape", -1, "28")]
    [InlineData("Classes(\"a\", \"b\")", "Names", 1, "\"b\"")]
    [InlineData("Conv(6, 5, Name = \"a\")", "Name", -1, "\"a\"")]
    public void A_key_finds_the_very_value(string layer, string? argument, int element, string expected)
    {
        ParsedNetwork network = ParserRun.Of($"[Network, Relu, {layer}] partial class Net;");

        Assert.Equal(expected, ParserRun.Text(network.Locations.Find(new(1, argument, element))));
    }

    [Fact]
    public void The_key_of_the_class_finds_its_name()
    {
        ParsedNetwork network = ParserRun.Of("[Network] partial class @class { class Inner; }");

        Assert.Equal("@class", ParserRun.Text(network.Locations.Find(SourceKey.Class)));
    }

    [Fact]
    public void Tables_of_other_trees_are_not_equal()
    {
        const string Source = "[Network, Input(3)] partial class Net;";

        Assert.Equal(ParserRun.Of(Source).Model, ParserRun.Of(Source).Model);
        Assert.NotEqual(ParserRun.Of(Source).Locations, ParserRun.Of(Source).Locations);
    }
}
