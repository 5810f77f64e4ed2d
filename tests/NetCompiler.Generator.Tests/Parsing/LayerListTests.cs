using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Parsing;

public sealed class LayerListTests
{
    [Fact]
    public void Layers_come_in_the_order_of_the_source()
    {
        ArchitectureModel model = ParserRun.Of("""
            [Network, Input(1, 28, 28)]
            [Conv(6, 5), Tanh, AvgPool(2)]
            [Conv(16, 5), Tanh, AvgPool(2)]
            [Dense(120), Tanh, Dense(10)]
            [Classes("zero", "one"), Expect(Parameters = 44_426, Output = [10])]
            public partial class LeNet5;
            """).Model;

        Assert.True(model.IsUsable);
        Assert.True(model.IsExtensible);
        Assert.Equal(
            """
            Input Shape=[1, 28, 28]
            Conv Filters=6 Size=5
            Tanh
            AvgPool Size=2
            Conv Filters=16 Size=5
            Tanh
            AvgPool Size=2
            Dense Units=120
            Tanh
            Dense Units=10
            Classes Names=["zero", "one"]
            Expect Parameters=44426 Output=[10]
            """,
            ModelPrinter.Print(model));
    }

    [Theory]
    [InlineData("Conv(6, 5, Stride = 2)", "Conv Filters=6 Size=5 Stride=2")]
    [InlineData("Conv(size: 5, filters: 6)", "Conv Filters=6 Size=5")]
    [InlineData("Conv(6, Sizes = [5, 3], Strides = new[] { 1, 2 })", "Conv Filters=6 Sizes=[5, 3] Strides=[1, 2]")]
    [InlineData("Conv(6, Sizes = new int[] { 5, 3 })", "Conv Filters=6 Sizes=[5, 3]")]
    [InlineData("Conv(6, Sizes = [])", "Conv Filters=6 Sizes=[]")]
    [InlineData("Conv(6, Sizes = null)", "Conv Filters=6 Sizes=missing")]
    [InlineData("Conv(6, 5, Name = null)", "Conv Filters=6 Size=5 Name=missing")]
    [InlineData("Conv(6, 5, Name = \"layer1.0.conv\")", "Conv Filters=6 Size=5 Name=\"layer1.0.conv\"")]
    [InlineData("Conv(6, 5, Rounding = Rounding.Ceil, PadMode = PadMode.Reflect)", "Conv Filters=6 Size=5 Rounding=2 PadMode=1")]
    [InlineData("Conv(6, 5, Rounding = (Rounding)9)", "Conv Filters=6 Size=5 Rounding=9")]
    [InlineData("Conv(6, 5, Bias = false, Same = true)", "Conv Filters=6 Size=5 Bias=false Same=true")]
    [InlineData("Conv(2 * 3, Sizes.Window)", "Conv Filters=6 Size=7")]
    [InlineData("Dropout(Rate = 1)", "Dropout Rate=1.0")]
    [InlineData("LeakyRelu(Slope = 0.2)", "LeakyRelu Slope=0.2")]
    [InlineData("Normalize(Means = [0.5, 1], Std = 2)", "Normalize Means=[0.5, 1.0] Std=2.0")]
    [InlineData("Classes(\"a\", null)", "Classes Names=[\"a\", missing]")]
    [InlineData("Classes(null)", "Classes Names=missing")]
    [InlineData("Classes([\"a\", \"b\"])", "Classes Names=[\"a\", \"b\"]")]
    [InlineData("Classes", "Classes Names=[]")]
    [InlineData("Input(shape: 3)", "Input Shape=[3]")]
    [InlineData("Expect(MultiplyAdds = 15_300_000_000)", "Expect MultiplyAdds=15300000000")]
    [InlineData("NetCompiler.ConvAttribute(6, 5)", "Conv Filters=6 Size=5")]
    [InlineData("type: Conv(6, 5)", "Conv Filters=6 Size=5")]
    [InlineData("Window(6, 5)", "Conv Filters=6 Size=5")]
    public void An_argument_is_read_under_its_property_name(string layer, string expected)
    {
        ArchitectureModel model = ParserRun.Of($$"""
            using Window = NetCompiler.ConvAttribute;

            static class Sizes { public const int Window = 7; }

            [Network]
            [{{layer}}]
            partial class Net;
            """).Model;

        Assert.True(model.IsUsable);
        Assert.Equal(expected, ModelPrinter.Print(model));
    }

    [Theory]
    [InlineData("MaxPool(3, 2)")]
    [InlineData("Conv")]
    [InlineData("Conv(6, \"5\")")]
    [InlineData("Conv(6, 5, Strid = 2)")]
    [InlineData("Conv(6, 5, Size = 2)")]
    [InlineData("Conv(6, 5, Stride = \"2\")")]
    [InlineData("Conv(6, 5, Stride = missing)")]
    [InlineData("Conv(6, 5, Stride = 2, Stride = 3)")]
    [InlineData("Conv(6, 5, Strides = [1, missing])")]
    [InlineData("Conv(6, 5, Rounding = Rounding.Up)")]
    [InlineData("Cnov(6, 5)")]
    [InlineData("Expect(Parameters = 99999999999999999999)")]
    public void A_list_with_an_error_of_csharp_is_not_judged(string layer)
    {
        string source = $"[Network, Input(1, 28, 28), {layer}, Dense(10)] partial class Net;";
        ParsedNetwork network = ParserRun.Of(source);

        Assert.Contains(TestCompilation.Create(source).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.False(network.Model.IsUsable);
        Assert.True(network.Model.IsExtensible);
        Assert.Empty(network.Diagnostics);
    }

    [Fact]
    public void Other_attributes_are_no_layers()
    {
        ArchitectureModel model = ParserRun.Of("[System.Obsolete, Network, System.Serializable, Input(3)] partial class Net;").Model;

        Assert.Equal("Input Shape=[3]", ModelPrinter.Print(model));
    }

    [Fact]
    public void Attributes_of_the_same_name_from_elsewhere_are_no_layers()
    {
        ArchitectureModel model = ParserRun.Of("""
            namespace Mine
            {
                class ConvAttribute(int filters) : System.Attribute { public int Filters => filters; }
                [Network, Input(3), Conv(4)] partial class Net;
            }
            """).Model;

        Assert.Equal("Input Shape=[3]", ModelPrinter.Print(model));
    }

    [Fact]
    public void Equal_text_elsewhere_gives_an_equal_model()
    {
        const string Source = "[Network, Input(1, 9), Conv(1, 3, Name = \"c\"), Expect(Output = [1, 7])] partial class Net;";

        ArchitectureModel here = ParserRun.Of(Source).Model;
        ArchitectureModel there = ParserRun.Of("// moved\n\n\n" + Source.Replace(", Conv", ",\n  Conv", StringComparison.Ordinal)).Model;

        Assert.Equal(here, there);
        Assert.Equal(here.GetHashCode(), there.GetHashCode());
    }
}
