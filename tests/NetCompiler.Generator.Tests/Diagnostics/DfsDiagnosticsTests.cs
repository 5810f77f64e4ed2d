namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC2001 to NC2006, NC2013 and NC2014: windows, per axis. Rows hold what stands between [Network] and the class.</summary>
public sealed class DfsDiagnosticsTests
{
    /// <summary>Id, layers with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        // The course's examples: (9 − 5)/3 + 1 = 2.33, (7 − 3)/3 + 1, a 3×3 pool of stride 2 on 8×8.
        { "NC2001", "Input(1, 9), Conv(1, 5, Stride = [|3|])", ["conv1", "(9 + 2·0 − 5)/3 + 1 = 2.33", "Stride = 2", "Rounding.Floor"] },
        { "NC2001", "Input(1, 7, 7), Conv(1, 3, Stride = [|3|])", ["conv1", "(7 + 2·0 − 3)/3 + 1 = 2.33", "Stride = 2"] },
        { "NC2001", "Input(1, 8, 8), MaxPool(3, Stride = [|2|])", ["maxpool1", "(8 + 2·0 − 3)/2 + 1 = 3.5", "Rounding.Ceil"] },
        { "NC2001", "Input(1, 8, 8), AvgPool([|3|])", ["avgpool1", "(8 + 2·0 − 3)/3 + 1 = 2.67"] },
        { "NC2001", "Input(1, 8, 8), MaxPool(Sizes = [2, [|3|]])", ["(8 + 2·0 − 3)/3 + 1 = 2.67"] },
        { "NC2001", "Input(1, 9, 9), Conv(4, 5, Strides = [2, [|3|]])", ["(9 + 2·0 − 5)/3 + 1 = 2.33"] },
        { "NC2001", "Input(1, 9, 9), Conv(4, Sizes = [5, 3], Strides = new[] { [|3|], [|5|] })", ["is not an integer"] },
        { "NC2001", "Input(1, 9), Conv(1, 3, Dilation = 2, Stride = [|3|])", ["9", "5", "/3"] },
        { "NC2001", "Input(2, 8, 9, 9), Conv(4, 3, Pad = 1, Strides = [1, 2, [|3|]])", ["2·1"] },
        { "NC2001", "Input(3, 227, 227), Conv(96, 11, Stride = [|5|])", ["227", "11"] },
        { "NC2002", "Input(1, 4), Conv(1, [|5|])", ["5", "4"] },
        { "NC2002", "Input(1, 9, 4), Conv(1, Sizes = [3, [|7|]], Pad = 1)", ["7", "6"] },
        { "NC2002", "Input(1, 4, 4), Conv(1, 3, Dilation = [|2|])", ["5", "4"] },
        { "NC2002", "Input(1, 2, 2), MaxPool([|3|], Stride = 1)", ["3", "2"] },
        { "NC2002", "Input(1, 4), Conv(1, [|5|], Rounding = Rounding.Floor)", ["5", "4"] },
        { "NC2003", "Input(1, 9), Conv(1, 3, Same = true, Stride = [|2|])", ["9", "2", "4.5"] },
        { "NC2003", "Input(1, 9, 9), Conv(1, 3, Same = true, Strides = [3, [|2|]])", ["4.5"] },
        { "NC2003", "Input(1, 9, 9), MaxPool([|2|], Same = true)", ["4.5"] },
        { "NC2004", "Input(3, 8, 8), Conv(4, 3, Groups = [|2|])", ["2", "3", "channels"] },
        { "NC2004", "Input(4, 8, 8), Conv(6, 3, Groups = [|4|])", ["4", "6", "filters"] },
        { "NC2006", "Input(1, 3), Conv(1, 3, Pad = [|3|], PadMode = PadMode.Reflect)", ["3"] },
        { "NC2006", "Input(1, 9, 3), Conv(1, 3, Pads = [3, [|3|]], PadMode = PadMode.Reflect)", ["3"] },
        { "NC2013", "Input(1, 8, 8), Conv(1, Sizes = [|[3]|])", ["Sizes", "1", "2"] },
        { "NC2013", "Input(1, 8), MaxPool(2, Strides = [|[2, 2]|])", ["Strides", "2", "1"] },
        { "NC2013", "Input(1, 8, 8), Conv(1, 3, Pads = [|[1, 1, 1]|])", ["Pads", "3", "2"] },
        { "NC2013", "Input(1, 8, 8), Conv(1, 3, Dilations = [|[]|])", ["Dilations", "0", "2"] },
        { "NC2013", "Input(1, 2, 3, 4, [|5|]), Dense(3)", ["5", "4"] },
        { "NC2014", "Input(1, 8, 8), MaxPool(2, Sizes = [|[2, 2]|])", ["Size", "Sizes"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Stride = 1, Strides = [|[1, 1]|])", ["Stride", "Strides"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Strides = [1, 1], Stride = [|1|])", ["Stride", "Strides"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Pad = 1, Pads = [|[1, 1]|])", ["Pad", "Pads"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Dilation = 1, Dilations = [|[1, 1]|])", ["Dilation", "Dilations"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Same = true, Pad = [|1|])", ["Same", "Pad"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Pads = [1, 1], Same = [|true|])", ["Same", "Pads"] },
        { "NC2014", "Input(1, 8, 8), Normalize(Mean = 0.5, Means = [|[0.5]|]), Dense(3)", ["Mean", "Means"] },
        { "NC2014", "Input(1, 8, 8), Normalize(Std = 2, Stds = [|[2]|]), Dense(3)", ["Std", "Stds"] },
        { "NC2014", "Input(1, 8, 8), Normalize(MeanPicture = true, Mean = [|0.5|]), Dense(3)", ["MeanPicture", "Mean"] },
    };

    /// <summary>Id of the neighbouring rule, layers.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC2001", "Input(1, 9), Conv(1, 5, Stride = 2)" },
        { "NC2001", "Input(1, 9), Conv(1, 5, Stride = 3, Rounding = Rounding.Floor)" },
        { "NC2001", "Input(1, 9), Conv(1, 5, Stride = 3, Rounding = Rounding.Ceil)" },
        { "NC2001", "Input(1, 9), Conv(1, 9)" },
        { "NC2001", "Input(1, 8, 9), MaxPool(Sizes = [2, 3])" },
        { "NC2001", "Input(3, 227, 227), Conv(96, 11, Stride = 4), MaxPool(3, Stride = 2)" },
        { "NC2002", "Input(1, 4), Conv(1, 4)" },
        { "NC2002", "Input(1, 4), Conv(1, 6, Pad = 1)" },
        { "NC2003", "Input(1, 9), Conv(1, 3, Same = true, Stride = 3)" },
        { "NC2003", "Input(1, 9), Conv(1, 3, Same = true, Stride = 2, Rounding = Rounding.Ceil)" },
        { "NC2004", "Input(4, 8, 8), Conv(6, 3, Groups = 2)" },
        { "NC2004", "Input(3, 8, 8), Conv(6, 3, Groups = 3)" },
        { "NC2006", "Input(1, 3), Conv(1, 5, Pad = 2, PadMode = PadMode.Reflect)" },
        { "NC2006", "Input(1, 3), Conv(1, 3, Pad = 3, PadMode = PadMode.Replicate)" },
        { "NC2013", "Input(1, 8, 8), Conv(1, Sizes = [3, 5], Strides = [1, 1], Pads = [1, 2], Dilations = [1, 1])" },
        { "NC2013", "Input(1, 2, 3, 4), Dense(3)" },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Same = true, Stride = 2, Dilation = 1)" },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Stride = 1, Strides = null, Name = null)" },
        { "NC2014", "Input(1, 8, 8), Normalize(MeanPicture = true, Std = 2), Dense(3)" },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void An_invalid_window_is_an_error_at_its_value(string id, string layers, string[] fragments) =>
        Verdict.MustFail(id, $"[Network, {layers}] public partial class Net;", fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_valid_neighbour_is_not(string id, string layers)
    {
        Assert.StartsWith("NC2", id, StringComparison.Ordinal);
        Verdict.MustPass($"[Network, {layers}] public partial class Net;");
    }

    [Fact]
    public void Two_independent_mistakes_are_two_errors() =>
        Verdict.MustFail("NC2001", """
            [Network, Input(1, 9, 9)]
            [Conv(4, 5, Stride = [|3|])]
            [Conv(4, 1, Stride = [|1000|])]
            [Dense(10)]
            partial class Net;
            """);

    [Fact]
    public void A_mistake_has_no_consequences() =>
        Verdict.MustFail("NC2001", """
            [Network, Input(1, 28, 28)]
            [Conv(6, 5, Stride = [|4|]), Tanh, AvgPool(2)]
            [Conv(16, 5), Tanh, AvgPool(2)]
            [Dense(10)]
            [Expect(Parameters = 44_426, Output = [10])]
            [Classes("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")]
            partial class Net;
            """);
}
