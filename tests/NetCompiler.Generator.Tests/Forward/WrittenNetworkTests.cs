using System.Globalization;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Interpretation;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Forward;

/// <summary>Networks as people write them, from text to graph.</summary>
public sealed class WrittenNetworkTests
{
    [Fact]
    public void ResNet_50_has_the_parameters_and_names_of_torchvision()
    {
        NetworkGraph graph = Build("""
            [Network, Input(3, 224, 224)]
            public partial class ResNet50
            {
                static readonly int[] Depths = [3, 4, 6, 3];

                static Tensor Forward(Tensor x)
                {
                    x = x.Conv(64, 7, stride: 2, pad: 3, rounding: Rounding.Floor, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
                         .MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor);
                    for (int stage = 0; stage < Depths.Length; stage++)
                    {
                        for (int i = 0; i < Depths[stage]; i++)
                            x = Bottleneck(x, 64 << stage, stride: stage > 0 && i == 0 ? 2 : 1, project: i == 0, $"layer{stage + 1}.{i}");
                    }

                    return x.GlobalAvgPool().Dense(1000, name: "fc");
                }

                static Tensor Bottleneck(Tensor x, int width, int stride, bool project, string name)
                {
                    Tensor Norm(Tensor y, string norm) => y.BatchNorm(name: name + "." + norm);
                    Tensor shortcut = project
                        ? Norm(x.Conv(4 * width, 1, stride: stride, rounding: Rounding.Floor, bias: false, name: $"{name}.downsample.0"), "downsample.1")
                        : x;
                    Tensor y = Norm(x.Conv(width, 1, bias: false, name: $"{name}.conv1"), "bn1").Relu();
                    y = Norm(y.Conv(width, 3, stride: stride, pad: 1, rounding: Rounding.Floor, bias: false, name: $"{name}.conv2"), "bn2").Relu();
                    y = Norm(y.Conv(4 * width, 1, bias: false, name: $"{name}.conv3"), "bn3");
                    return (y + shortcut).Relu();
                }
            }
            """);
        NetworkCost cost = NetworkCost.Of(graph);

        Assert.Equal(25_557_032, cost.Parameters);
        Assert.Equal("2048×7×7", graph.Nodes.Last(node => node.Name.StartsWith("relu", StringComparison.Ordinal)).Shape.ToString());
        Assert.Contains(graph.Nodes, node => node.Name == "layer3.5.conv2");
        Assert.Contains(graph.Nodes, node => node.Name == "layer4.0.downsample.1");
    }

    [Fact]
    public void Numbers_of_every_type_become_names_as_in_CSharp()
    {
        float width = 0.1f;
        ulong large = ulong.MaxValue;
        int negative = -255;
        double third = 1 / 3.0;
        string expected = string.Create(CultureInfo.InvariantCulture, $"w{width}-{large}-{negative & 0xff:X4}-{third:0.000}-{(byte)negative}");

        NetworkGraph graph = Build("""
            [Network, Input(3)]
            public partial class Net
            {
                static Tensor Forward(Tensor x)
                {
                    float width = 0.1f;
                    ulong large = ulong.MaxValue;
                    int negative = -255;
                    double third = 1 / 3.0;
                    string name = "w" + width + "-";
                    name += large;
                    return x.Dense(3, name: $"{name}-{negative & 0xff:X4}-{third:0.000}-{unchecked((byte)negative)}");
                }
            }
            """);

        Assert.Equal(expected, graph.Nodes.Last().Name);
    }

    private static NetworkGraph Build(string source)
    {
        ParsedNetwork network = ParserRun.Of(source);
        DiagnosticBag findings = new();
        NetworkGraph? graph = NetworkBuilder.Build(network.Model, findings);
        Assert.Empty(network.Diagnostics);
        Assert.Empty(findings.ToEquatableArray());
        return graph!;
    }
}
