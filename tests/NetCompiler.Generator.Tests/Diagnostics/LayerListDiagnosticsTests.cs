namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC2005, NC2007 to NC2012 and NC2015 to NC2024: single values, names and the order of the list.</summary>
public sealed class LayerListDiagnosticsTests
{
    /// <summary>Id, the whole source with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC2005", Net("Input(1, 9), Conv([|0|], 3)"), ["conv1", "Filters", "0"] },
        { "NC2005", Net("Input(1, 9), Conv(4, [|-1|])"), ["Size", "-1"] },
        { "NC2005", Net("Input(1, [|0|], 9), Dense(3)"), ["0"] },
        { "NC2005", Net("Input([|-1|], [|0|]), Dense(3)"), ["Input"] },
        { "NC2005", Net("Input(4), Dense([|-3|])"), ["fc1", "Units", "-3"] },
        { "NC2005", Net("Input(1, 9), Conv(1, 3, Stride = [|0|])"), ["Stride", "0"] },
        { "NC2005", Net("Input(1, 9), Conv(1, 3, Pad = [|-1|])"), ["Pad", "-1"] },
        { "NC2005", Net("Input(1, 9), Conv(1, 3, Dilation = [|0|])"), ["Dilation", "0"] },
        { "NC2005", Net("Input(1, 9), Conv(1, 3, Groups = [|0|])"), ["Groups", "0"] },
        { "NC2005", Net("Input(1, 9, 9), Conv(1, Sizes = [3, [|0|]])"), ["Sizes", "0"] },
        { "NC2005", Net("Input(1, 9, 9), Conv(1, 3, Pads = [[|-1|], 0])"), ["Pads", "-1"] },
        { "NC2005", Net("Input(1, 4, 4), MaxPool(2, Pad = [|2|])"), ["2"] },
        { "NC2007", "[Network, Conv(1, 3)] partial class [|Net|];", ["Net", "Input"] },
        { "NC2007", "[Network] partial class [|Net|] { int Twice(int x) => 2 * x; }", ["Net", "Input"] },
        { "NC2008", Net("Input(1, 9), [|Input|](1, 8), Conv(1, 3)"), ["Net", "2"] },
        { "NC2008", Net("Input(1, 9), [|Input|](1, 9), Conv(1, 3), [|Input|](1, 8)"), ["Net", "3"] },
        { "NC2009", Net("Conv(1, 3), [|Input|](1, 9)"), ["Conv"] },
        { "NC2010", Net("Input(4), Softmax, [|Dense|](3)"), ["Softmax", "Dense"] },
        { "NC2011", Net("Input(4), [|Conv|](1, 3)"), ["conv1", "4"] },
        { "NC2011", Net("Input(1, 8, 8), Dense(6), [|MaxPool|](2)"), ["maxpool1", "6"] },
        { "NC2011", Net("Input(1, 8, 8), Flatten, [|AvgPool|](2), Dense(3)"), ["avgpool1", "64"] },
        { "NC2011", Net("Input(2, 8, 8), GlobalAvgPool, [|GlobalMaxPool|]"), ["2"] },
        { "NC2012", Net("Input(1, 9), Conv(1, 3, Name = \"a\"), Conv(1, 3, Name = [|\"a\"|])"), ["\"a\""] },
        { "NC2012", Net("Input(1, 9), Conv(1, 3, Name = [|\"conv2\"|]), Conv(1, 3)"), ["\"conv2\""] },
        { "NC2015", Net("Input(4), Dense(3), Dropout(Rate = [|1.5|])"), ["Rate", "1.5"] },
        { "NC2015", Net("Input(4), Dense(3), Dropout(Rate = [|-0.1|])"), ["Rate", "-0.1"] },
        { "NC2015", Net("Input(1, 9), Conv(1, 3), BatchNorm(Epsilon = [|-1e-5|])"), ["Epsilon"] },
        { "NC2015", Net("Input(4), Dense(3), LeakyRelu(Slope = [|double.NaN|])"), ["Slope", "NaN"] },
        { "NC2015", Net("Input(4), Dense(3), Elu(Alpha = [|1e300|])"), ["Alpha"] },
        { "NC2015", Net("Input(1, 9), Normalize(Std = [|0|]), Conv(1, 3)"), ["Std", "0"] },
        { "NC2015", Net("Input(2, 9), Normalize(Stds = [1, [|-1|]]), Conv(1, 3)"), ["Stds", "-1"] },
        { "NC2016", Net("Input(1000), Dense([|1_000_000|])"), ["1000000000", "536870912"] },
        { "NC2016", Net("Input([|3, 65536, 65536|]), Conv(1, 3)"), ["536870912"] },
        { "NC2016", Net("Input(1, 1024, 1024), Conv([|4096|], 1)"), ["536870912"] },
        { "NC2017", Net("Input(1, 8), Relu, [|Normalize|](Mean = 0.5), Conv(1, 3)"), ["Normalize", "relu1"] },
        { "NC2018", Net("Input(3, 8, 8), Normalize(Means = [|[0.5, 0.5]|]), Conv(1, 3)"), ["Means", "2", "3"] },
        { "NC2018", Net("Input(3, 8, 8), Normalize(Mean = 0.5, Stds = [|[1, 1, 1, 1]|]), Conv(1, 3)"), ["Stds", "4", "3"] },
        { "NC2019", Net("Input(4), Dense(3), [|Classes|](\"a\", \"b\")"), ["2", "3"] },
        { "NC2019", Net("Input(4), Dense(2), Classes(\"a\", [|null|])"), ["class 2", "null"] },
        { "NC2020", Net("Input(4), Dense(3, Name = [|\"\"|])"), ["\"\""] },
        { "NC2020", Net("Input(4), Dense(3, Name = [|\"a b\"|])"), ["\"a b\""] },
        { "NC2021", Net("Input(1, 9), Conv(1, 3, Rounding = [|(Rounding)9|])"), ["Rounding", "9"] },
        { "NC2021", Net("Input(1, 9), Conv(1, 3, PadMode = [|(PadMode)(-1)|])"), ["PadMode", "-1"] },
        { "NC2021", "[Network(Algorithm = (ConvAlgorithm)9), Input(1, 9), Conv(1, 3)] partial class [|Net|];", ["Algorithm", "9"] },
        { "NC2022", Net("Input(1, 9), [|Conv|](6)"), ["conv1"] },
        { "NC2022", Net("Input(1, 8, 8), [|MaxPool|]"), ["maxpool1"] },
        { "NC2022", Net("Input(1, 8, 8), [|AvgPool|](Sizes = null)"), ["avgpool1"] },
        { "NC2022", Net("[|Input|], Dense(3)"), ["Input"] },
        { "NC2023", "[Network, Input(3)] partial class [|Net|];", ["Net"] },
        { "NC2023", "[Network, Input(3), Expect(Output = [3])] partial class [|Net|];", ["Net"] },
        { "NC2024", Net("Input(4), Dense(2), Classes(\"a\", \"b\"), [|Classes|](\"c\", \"d\")"), ["Classes"] },
        { "NC2024", Net("Input(4), Dense(2), Expect(Parameters = 10), [|Expect|](Output = [2])"), ["Expect"] },
    };

    /// <summary>Id of the neighbouring rule, source.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC2005", Net("Input(1, 1, 1), Conv(1, 1, Stride = 1, Pad = 0, Dilation = 1, Groups = 1), Dense(1)") },
        { "NC2005", Net("Input(1, 4, 4), MaxPool(2, Pad = 1)") },
        { "NC2007", Net("Input(1, 9), Conv(1, 3)") },
        { "NC2008", Net("Input(1, 9), Conv(1, 3)") + " [Network, Input(1, 8), Conv(1, 3)] partial class Other;" },
        { "NC2009", Net("Classes(\"a\", \"b\"), Expect(Output = [2]), Input(4), Dense(2)") },
        { "NC2010", Net("Input(4), Dense(3), Softmax, Classes(\"a\", \"b\", \"c\")") },
        { "NC2010", Net("Input(4), Dense(3), Softmax") },
        { "NC2011", Net("Input(2, 8, 8), Conv(3, 3), GlobalAvgPool, Dense(3), Dense(2)") },
        { "NC2012", Net("Input(1, 9), Conv(1, 3, Name = \"conv1\"), Conv(1, 3)") },
        { "NC2012", Net("Input(1, 9), Conv(1, 3, Name = \"a\"), Conv(1, 3, Name = \"A\")") },
        { "NC2015", Net("Input(4), Dense(3), Dropout(Rate = 0), LeakyRelu(Slope = -1), Elu(Alpha = 0)") },
        { "NC2016", Net("Input(1000), Dense(100_000)") },
        { "NC2017", Net("Input(1, 8), Normalize(Mean = 0.5), Relu, Conv(1, 3)") },
        { "NC2018", Net("Input(3, 8, 8), Normalize(Means = [0.5, 0.4, 0.3], Stds = [1, 2, 3]), Conv(1, 3)") },
        { "NC2019", Net("Input(4), Dense(2), Classes(\"a\", \"b\")") },
        { "NC2020", Net("Input(4), Dense(3, Name = \"layer1.0.fc-1_b\")") },
        { "NC2021", Net("Input(1, 9), Conv(1, 3, Rounding = (Rounding)1, PadMode = (PadMode)2, Pad = 1)") },
        { "NC2022", Net("Input(1, 9, 9), Conv(6, Sizes = [3, 3]), MaxPool(Sizes = [7, 7])") },
        { "NC2023", Net("Input(3), Relu") },
        { "NC2024", Net("Input(4), Dense(2), Classes(\"a\", \"b\"), Expect(Parameters = 10, Output = [2])") },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void A_mistake_in_the_list_is_an_error_at_its_cause(string id, string source, string[] fragments) => Verdict.MustFail(id, source, fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_valid_neighbour_is_not(string id, string source)
    {
        Assert.StartsWith("NC2", id, StringComparison.Ordinal);
        Verdict.MustPass(source);
    }

    private static string Net(string layers) => $"[Network, {layers}] public partial class Net;";
}
