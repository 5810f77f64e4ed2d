using NetCompiler.TestKit.Compilation;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Suite.Tests.Course;

/// <summary>The course's counts of neurons, parameters and multiplications, and its invalid combinations.</summary>
public class CountTests
{
    [Theory]
    [InlineData("SixBy3", 600, 450)]
    [InlineData("AlexNetFirst", 55 * 55 * 96, 34_848)]
    [InlineData("AlexNetPool", 27 * 27 * 96, 0)]
    [InlineData("OneFilter", 441, 75)]
    [InlineData("OneFilterBiased", 441, 76)]
    [InlineData("OneNeuron", 1, 1_876)]
    [InlineData("FullyConnected150", 148, 22_200)]
    [InlineData("Shared150", 148, 3)]
    [InlineData("FiveOn100", 500, 25)]
    [InlineData("SixOn100Same", 60_000, 150)]
    [InlineData("SixOn100Valid", 55_296, 150)]
    [InlineData("OneNeuron256", 1, 196_609)]
    [InlineData("One5", 25, 26)]
    [InlineData("Two3", 25, 20)]
    [InlineData("SixOn32Same", 6_144, 450)]
    [InlineData("TenOn32Biased", 7_840, 760)]
    [InlineData("CifarSame", 4_096, 4_076)]
    [InlineData("CifarValid", 256, 4_076)]
    [InlineData("Perceptron28", 10, 7_850)]
    [InlineData("Perceptron256", 10, 655_370)]
    [InlineData("LeNet4", 10, 33_770)]
    public void Outputs_and_parameters_are_the_courses(string name, int outputs, long parameters)
    {
        NetworkClass network = CourseNetworks.Compiled[name];
        Assert.Equal(outputs, network.OutputLength);
        Assert.Equal(parameters, network.ParameterCount);
    }

    [Fact]
    public void A_bottleneck_saves_multiplications()
    {
        Assert.Equal(112_896_000, CourseNetworks.Compiled["GoogLeNetDirect"].MultiplyAdds);
        Assert.Equal(1_505_280 + 3_763_200, CourseNetworks.Compiled["GoogLeNetBottleneck"].MultiplyAdds);
    }

    [Fact]
    public void Activation_bytes_are_four_for_each_neuron_and_input()
    {
        NetworkClass network = CourseNetworks.Compiled["CifarValid"];
        Assert.Equal(4 * (3_904 + (3 * 32 * 32)), network.ActivationBytes);
    }

    [Theory]
    [InlineData("Input(1, 9), Conv(1, 5, Stride = 3)", "3", "2.33")]
    [InlineData("Input(1, 7, 7), Conv(1, 3, Stride = 3)", "3", "2.33")]
    [InlineData("Input(1, 8, 8), MaxPool(3, Stride = 2)", "2", "3.5")]
    public void An_invalid_combination_is_an_error_on_its_stride(string layers, string stride, string map)
    {
        string source = $"using NetCompiler;\n\n[Network, {layers}]\npublic partial class Invalid;\n";
        Diagnostic finding = Assert.Single(NetworkCompiler.Diagnose(source));
        Assert.Equal("NC2001", finding.Id);
        Assert.Equal(stride, source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Contains(map, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_fully_connected_layers_on_a_large_picture_are_refused_with_their_size()
    {
        // 200×200×3 = 120,000 inputs and two layers as wide: 2.88·10¹⁰ weights.
        string source = "using NetCompiler;\n\n[Network, Input(3, 200, 200), Dense(120_000), Dense(120_000)]\npublic partial class TooWide;\n";
        Assert.Contains(NetworkCompiler.Diagnose(source), finding => finding.Id == "NC2016");
    }
}
