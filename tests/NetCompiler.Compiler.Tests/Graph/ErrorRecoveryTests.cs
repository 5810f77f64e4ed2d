using NetCompiler.Compiler.Diagnostics;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>All mistakes in one build, and none of them the consequence of another.</summary>
public class ErrorRecoveryTests
{
    /// <summary>The layers; each finding as its id, its layer's place and its argument.</summary>
    public static TheoryData<string, string[]> Networks => new()
    {
        // The floored map fails further down, a choice on offer does not.
        { "Input(1, 28, 28), Conv(6, 5, Stride = 2), MaxPool(2), Conv(16, 5), MaxPool(2), Dense(10)", ["NC2001 1.Stride"] },
        { "Input(1, 28, 28), Conv(6, 5, Stride = 2), Conv(6, 9, Stride = 4), Dense(10)", ["NC2001 1.Stride"] },
        { "Input(3, 32, 32), Conv(16, 5, Stride = 2), Conv(32, 3, Stride = 2), Conv(64, 3, Stride = 2), GlobalAvgPool, Dense(10)", ["NC2001 1.Stride"] },
        { "Input(1, 28, 28), Conv(6, 5, Stride = 3), Relu, BatchNorm, MaxPool(2), Conv(16, 5), Dense(10)", ["NC2001 1.Stride"] },
        { "Input(1, 7), Conv(2, 3, Same = true, Stride = 2), Conv(2, 3)", ["NC2003 1.Stride"] },
        { "Input(1, 22, 22), Conv(9, 99), Conv(5, 3)", ["NC2002 1.Size"] },
        { "Input(1, 22, 22), MaxPool(99), Conv(5, 3)", ["NC2002 1.Size"] },

        { "Input(1, 28, 28), Conv(8, 3, Stride = 11), Conv(8, 7), MaxPool(2)", ["NC2001 1.Stride"] },
        { "Input(1, 28, 28), Conv(8, 3, Stride = 100), Conv(8, 3)", ["NC2001 1.Stride"] },

        // Whether padding may be so wide has nothing to do with whether the window divides.
        { "Input(1, 8, 8), MaxPool(2, Stride = 3, Pad = 2)", ["NC2005 1.Pad", "NC2001 1.Stride"] },
        { "Input(1, 8, 8), Conv(2, 3, Stride = 3, Pad = 9, PadMode = PadMode.Reflect)", ["NC2006 1.Pad", "NC2001 1.Stride"] },
        { "Input(0, 8, 8), MaxPool(3, Pad = 3)", ["NC2005 0.Shape", "NC2005 1.Pad"] },
        { "Input(6, 8, 8), Conv(0, 3, Groups = 4)", ["NC2005 1.Filters", "NC2004 1.Groups"] },

        // Behind a dense layer the output is known in spite of what came before.
        { "Input(1, 8, 8), Conv(2, 3, Stride = 4), Dense(10), Classes(\"a\"), Expect(Output = [11], Neurons = 1)", ["NC2001 1.Stride", "NC2019 3.", "NC3004 4.Output"] },

        // No choice saves the second one.
        { "Input(1, 9), Conv(6, 4, Stride = 3), MaxPool(20)", ["NC2001 1.Stride", "NC2002 2.Size"] },
        { "Input(1, 9), Conv(6, 4, Stride = 3), Conv(6, 3, Groups = 4), Dense(0)", ["NC2001 1.Stride", "NC2004 2.Groups", "NC2005 3.Units"] },
        { "Input(1, 9), Conv(6, 4, Stride = 3), Dense(10), Conv(3, 3)", ["NC2001 1.Stride", "NC2011 3."] },
        { "Input(1, 8, 8), Conv(2, 9), Conv(2, 9), Conv(2, 9)", ["NC2002 1.Size", "NC2002 2.Size", "NC2002 3.Size"] },
        { "Input(3, 9, 9), Conv(6, 3, Groups = 2), Conv(7, 3, Groups = 2), Dropout(Rate = 2)", ["NC2004 1.Groups", "NC2004 2.Groups", "NC2015 3.Rate"] },
        { "Input(3, 8, 8), Normalize(Means = [1, 2], Std = 0), Conv(4, 9), Elu(Alpha = 1e300)", ["NC2018 1.Means", "NC2015 1.Std", "NC2002 2.Size", "NC2015 3.Alpha"] },
        { "Input(1, 5, 6), Conv(2, Sizes = [2, 9], Strides = [2, 1]), Dense(3)", ["NC2001 1.Strides", "NC2002 1.Sizes"] },

        // Of a value out of range nobody can tell which shape was meant.
        { "Input(1, 28, 28), Conv(6, 5, Stride = 0), MaxPool(5), Conv(3, 40), Dense(10)", ["NC2005 1.Stride"] },
        { "Input(1, 28, 28), Conv(6, 0), MaxPool(5), Conv(3, 40), Dense(10)", ["NC2005 1.Size"] },
        { "Input(1, 28, 28), Conv(6, 5, Pad = -1), MaxPool(2), Conv(1, 13)", ["NC2005 1.Pad"] },
        { "Input(1, 28, 28), Conv(6, 5, Dilation = 0), MaxPool(5), Conv(1, 13)", ["NC2005 1.Dilation"] },
        { "Input(1, 28, 28), Conv(6), MaxPool(5), Dense(10)", ["NC2022 1."] },
        { "Input(1, 28, 28), Conv(6, Sizes = [5]), MaxPool(5), Dense(10)", ["NC2013 1.Sizes"] },
        { "Input(1, 5, 6), MaxPool(2, Strides = [1]), Dense(3)", ["NC2013 1.Strides"] },
        { "Input(1, 5, 6), Conv(2, 2, Sizes = [2, 3], Stride = 2), MaxPool(4)", ["NC2014 1.Sizes"] },
        { "Input(1, 9), Conv(2, 3, Same = true, Pad = 1, Stride = 2), MaxPool(4)", ["NC2014 1.Pad"] },
        { "Input(1, 28, 28), Conv(-3, 5), Conv(6, 3, Groups = 3)", ["NC2005 1.Filters"] },
        { "Input(6, 28, 28), Conv(0, 5, Groups = 3), Relu, MaxPool(2), Conv(6, 3, Groups = 4)", ["NC2005 1.Filters"] },
        { "Input(4), Dense(0), Dense(16777216)", ["NC2005 1.Units"] },
        { "Input(4), Conv(3, 3), MaxPool(2), Conv(3, Sizes = [3, 3])", ["NC2011 1."] },

        // What does not rest on the doubt is still said.
        { "Input(1, 28, 28), Conv(6, 5, Stride = 0), Conv(6, 3, Groups = 4)", ["NC2005 1.Stride", "NC2004 2.Groups"] },
        { "Input(1, 28, 28), Conv(0, 5), Conv(6, 99)", ["NC2005 1.Filters", "NC2002 2.Size"] },
        { "Input(1, 28, 28), Conv(6, 5, Stride = 0), Flatten, MaxPool(2)", ["NC2005 1.Stride", "NC2011 3."] },
        { "Input(1, 28, 28), Conv(6, 5, Stride = 0), GlobalAvgPool, Dense(3), MaxPool(2)", ["NC2005 1.Stride", "NC2011 4."] },
        { "Input(4), Conv(3, 3), MaxPool(2), Dense(4), Conv(2, 1)", ["NC2011 1.", "NC2011 4."] },
        { "Input(1, 28), Conv(6, 5, Stride = 0), Conv(6, -5), Conv(6, Sizes = [3, 3]), LeakyRelu(Slope = 1e300)", ["NC2005 1.Stride", "NC2005 2.Size", "NC2013 3.Sizes", "NC2015 4.Slope"] },

        // A network that is too large hides nothing, and neither do names and the list itself.
        { "Input(1, 8192, 8192), Conv(4096, 1), Conv(3, 3, Groups = 3), Conv(0, 1)", ["NC2016 1.Filters", "NC2005 3.Filters"] },
        { "Input(1, 8192, 8192), Conv(4096, 1), Flatten, Dense(16777216), Dense(10)", ["NC2016 1.Filters"] },
        { "Input(3, 9, 9), Conv(6, 3, Name = \"a\", Stride = 4), MaxPool(2, Name = \"a\"), Softmax, Relu", ["NC2001 1.Stride", "NC2012 2.Name", "NC2010 4."] },
        { "Conv(6, 5, Stride = 0), Conv(6, 3, Groups = 4), Dense(0), Conv(1, 1)", ["NC2007 -1.", "NC2005 0.Stride", "NC2004 1.Groups", "NC2005 2.Units", "NC2011 3."] },
        { "Input(2, 9), Conv(3, 3), Normalize(Mean = 0.5), Dense(0)", ["NC2017 2.", "NC2005 3.Units"] },
        { "Conv(2, 3), Input(1, 9), Input(2, 9), Conv(0, 3), Expect(Parameters = 3), Expect(Neurons = 3)", ["NC2024 5.", "NC2008 2.", "NC2009 1.", "NC2005 3.Filters"] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_mistake_is_reported_and_no_consequence(string layers, string[] expected)
    {
        IEnumerable<CompilerDiagnostic> findings = CompilerPipeline.Check(ArchitectureReader.ReadOne($"[Network, {layers}] partial class Net;")).Diagnostics;
        Assert.Equal(expected, findings.Select(finding => $"{finding.Rule.Id} {finding.Key.Layer}.{finding.Key.Argument}"));
    }

    /// <summary>A network whose one mistake has two numbers that disagree; fragments of the message.</summary>
    public static TheoryData<string, string, string[]> Messages => new()
    {
        { "NC2001", "Input(1, 28, 28), Conv(6, 5, Stride = 3)", ["conv1", "(28 + 2·0 − 5)/3 + 1 = 8.67", "height", "Stride = 1 (map 24×24)", "Pad = 2 (map 10×10)", "Rounding.Floor (map 8×8)"] },
        { "NC2001", "Input(1, 9), Conv(6, 3, Dilation = 2, Pad = 1, Stride = 4)", ["− E)/S", "(9 + 2·1 − 5)/4 + 1 = 2.5", "E = (3 − 1)·2 + 1 = 5", "length"] },
        { "NC2001", "Input(1, 7, 7), MaxPool(4, Stride = 2, Pad = 3)", ["(7 + 2·3 − 4)/2 + 1 = 5.5", "Size = 5 (map 5×5)"] },
        { "NC2001", "Input(3, 227, 227), Conv(96, Sizes = [11, 3], Strides = [5, 1], Pads = [0, 1])", ["Strides = [4, 1] (map 55)"] },
        { "NC2002", "Input(1, 28, 28), Conv(8, 3, Dilation = 20)", ["window of 41", "28 + 2·0 = 28", "E = (3 − 1)·20 + 1 = 41", "Dilation = 13 (map 2×2)"] },
        { "NC2002", "Input(1, 5, 4), MaxPool(5)", ["maxpool1", "window of 5", "width of 4 + 2·0 = 4"] },
        { "NC2003", "Input(1, 7), Conv(2, 3, Same = true, Stride = 2)", ["7 / 2 = 3.5", "Rounding.Ceil (map 4)"] },
        { "NC2004", "Input(4, 9), Conv(6, 3, Groups = 3)", ["3 groups", "4 input channels", "4 / 3", "1 or 2"] },
        { "NC2004", "Input(6, 9), Conv(4, 3, Groups = 3)", ["3 groups", "4 filters", "4 / 3"] },
        { "NC2006", "Input(1, 3), Conv(2, 3, Pad = 3, PadMode = PadMode.Reflect)", ["padding of 3", "at least 4 pixels", "it has 3"] },
        { "NC2011", "Input(4), Conv(3, 3)", ["conv1", "vector of 4"] },
        { "NC2013", "Input(1, 5, 6), Conv(2, Sizes = [2, 2, 2])", ["3 values", "1×5×6", "2 spatial axes"] },
        { "NC2016", "Input(1000), Dense(1000000)", ["fc1", "1000000000 weights", "536870912"] },
        { "NC2016", "Input(1, 1, 1), MaxPool(65536, Pad = 65535, Stride = 1)", ["maxpool1", "1×65536×65536", "4294967296", "536870912"] },
        { "NC2016", "Input(1, 1, 1), AvgPool(65537, Pad = 32768)", ["avgpool1", "4295098369 values in its window", "536870912"] },
        { "NC2005", "Input(16777217), Dense(1)", ["size 1", "16777217", "at most 16777216"] },
        { "NC2005", "Input(1, 16), Conv(1, 3, Same = true, Dilation = 16777216)", ["conv1", "E = (3 − 1)·16777216 + 1 = 33554433", "at most 16777216"] },
        { "NC2018", "Input(3, 8), Normalize(Means = [1, 2])", ["2 values", "3 channels"] },
        { "NC2019", "Input(3, 8), Dense(4), Classes(\"a\", \"b\")", ["2 names", "4 outputs"] },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_names_the_layer_and_the_two_numbers(string id, string layers, string[] fragments)
    {
        CompilerDiagnostic finding = Assert.Single(CompilerPipeline.Check(ArchitectureReader.ReadOne($"[Network, {layers}] partial class Net;")).Diagnostics);
        Assert.Equal(id, finding.Rule.Id);
        Assert.All(fragments, fragment => Assert.Contains(fragment, finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Input(1, 28, 28), Conv(6, 5, Stride = 3)")]
    [InlineData("Input(1, 5, 100000), Conv(6, Sizes = [4, 999], Strides = [2, 1000])")]
    [InlineData("Input(1, 7, 7), Conv(2, 3, Same = true, Stride = 2)")]
    [InlineData("Input(1, 4), MaxPool(9)")]
    [InlineData("Input(16777216, 3), Conv(16777216, 2, Groups = 16777215)")]
    public void Choices_are_few_and_none_stands_twice(string layers)
    {
        IEnumerable<CompilerDiagnostic> findings = CompilerPipeline.Check(ArchitectureReader.ReadOne($"[Network, {layers}] partial class Net;")).Diagnostics;
        Assert.All(findings, finding =>
        {
            Assert.InRange(finding.Fixes.Count, 1, 8);
            Assert.Equal(finding.Fixes.Count, finding.Fixes.Select(fix => (fix.Argument, fix.Value)).Distinct().Count());
        });
    }

    [Fact]
    public void Shapes_followed_after_many_errors_do_not_multiply()
    {
        // Each layer has eight choices; followed without a limit, they would be 8 to the power of 12.
        string layers = string.Concat(Enumerable.Repeat(", Conv(2, 4, Stride = 3, Pad = 1)", 12));
        Assert.NotEmpty(CompilerPipeline.Check(ArchitectureReader.ReadOne($"[Network, Input(1, 5000){layers}] partial class Net;")).Diagnostics);
    }
}
