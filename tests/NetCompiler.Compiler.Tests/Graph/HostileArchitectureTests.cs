using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>Sizes that no machine can hold, in every argument and together: a finding or sources, at once, and never a failure of the compiler.</summary>
[CollectionDefinition(nameof(HostileArchitectureTests), DisableParallelization = true)]
[Collection(nameof(HostileArchitectureTests))]
public class HostileArchitectureTests
{
    // Processor time: what others do on the machine does not count, so nothing else of this process may run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly int[] Values = [int.MinValue, 0, 1, 3, 65535, 1 << 24, int.MaxValue];

    private static readonly int[][] Inputs = [[3, 8, 8], [7], [1, 100_000], [1, 1, 1, 1]];

    public static TheoryData<string> Networks =>
    [
        "Input(2147483647), Dense(2147483647)",
        "Input(2147483647, 2147483647, 2147483647, 2147483647), Conv(1, 1)",
        "Input(65535, 65535, 65535), Conv(1, 1)",
        "Input(536870912), Dense(1)",
        "Input(536870912), Relu",
        "Input(536870912, 1), Conv(1, 1)",
        "Input(1, 536870912), Conv(1, 1)",
        "Input(100000), Normalize(Mean = 0.5), Dense(10)",
        "Input(100000), Dense(10)",
        "Input(16777216), Relu",
        "Input(1, 100000), Conv(8, 5), Relu, MaxPool(2), GlobalAvgPool, Dense(10)",
        "Input(1, 100000), MaxPool(100000)",
        "Input(1, 1000000), MaxPool(1000000)",
        "Input(1, 1000, 1000), AvgPool(1000)",
        "Input(1, 4096), MaxPool(4096), Dense(1)",
        "Input(1, 1000, 1000), AvgPool(1000), Dense(1)",
        "Input(1, 100000), Conv(1, 99999), Dense(1)",
        "Input(1, 46000, 100), Conv(1, 100), Dense(1)",
        "Input(1, 1), Conv(1, 1, Pad = 16777216), Conv(1, 16777216, Pad = 16777216), Conv(1, 1)",
        "Input(1, 100000), Conv(1, 100000)",
        "Input(1, 100000), Conv(2, 2, Dilation = 99999)",
        "Input(1, 16), Conv(1, 16777216, Same = true, Dilation = 16777216)",
        "Input(1, 16), Conv(1, 3, Same = true, Dilation = 16777216)",
        "Input(1, 16, 16), Conv(1, 3, Same = true, Dilation = 16777216)",
        "Input(1, 16, 16, 16), Conv(1, 3, Same = true, Dilation = 16777216)",
        "Input(1, 1, 1, 1), Conv(1, 16777216, Pad = 8388608)",
        "Input(1, 1, 1), Conv(1, 16777216, Pad = 8388608), Flatten, Dense(16777216)",
        "Input(1, 1, 1, 1), Conv(1, 1, Pad = 16777216), Flatten, Dense(10)",
        "Input(1, 1, 1, 1), Conv(1, 1, Pad = 16777216), Conv(1, 1, Pad = 16777216), GlobalAvgPool, Dense(10)",
        "Input(1, 1, 1, 1), MaxPool(16777216, Pad = 16777215, Stride = 1)",
        "Input(1, 1, 1, 1), MaxPool(16777216, Pad = 16777215, Stride = 1), Flatten, Dense(10)",
        "Input(1, 1, 1), AvgPool(65537, Pad = 32768)",
        "Input(1, 1, 1), AvgPool(65536, Pad = 65535, Stride = 1), Conv(1, 1)",
        "Input(1, 8192, 8192), Conv(16777216, 8192, Pad = 4096)",
        "Input(1, 8, 8), Conv(16777216, 1, Groups = 16777216)",
        "Input(16777216, 1), Conv(16777216, 1, Groups = 16777215)",
        "Input(16777216, 1), Conv(16777216, 1, Groups = 16777216)",
        "Input(16777216, 2), Flatten, Dense(1)",
        "Input(99991, 3), MaxPool(2, Stride = 1), Dense(3)",
        "Input(1, 3), Conv(99991, 2), Dense(3)",
        "Input(1, 8), Conv(16777216, 1), Flatten, Dense(1)",
        "Input(1, 16777216), MaxPool(3, Stride = 4097, Pad = 1)",
        "Input(1, 100000), Conv(1, 7, Stride = 99999, Pad = 3, PadMode = PadMode.Reflect)",
        "Input(1, 1), Conv(16777216, 1, Pad = 16777216), Flatten, Normalize",
        "Input(1, 8), Conv(16777216, 1)",
        "Input(1, 4), Conv(1, 1, Pad = 16777216, PadMode = PadMode.Replicate)",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_huge_network_is_refused_or_compiled(string layers) =>
        AssertAnswered(ArchitectureReader.ReadOne($"[Network, {layers}] partial class Net;"), layers);

    public static TheoryData<string, string> DeepNetworks => new()
    {
        { "Input(1, 8)", "Conv(1, 1)" },
        { "Input(4, 8, 8)", "Conv(4, 3, Same = true), BatchNorm, Relu, Dropout" },
        { "Input(1, 9)", "Conv(1, 3, Pad = 1, PadMode = PadMode.Reflect), Tanh" },
        { "Input(4, 8, 8), Flatten", "Relu" },
        { "Input(4, 8, 8)", "Flatten" },
        { "Input(4, 8, 8)", "Flatten, Relu" },
        { "Input(16)", "Dense(16), BatchNorm, Elu" },
        { "Input(16)", "BatchNorm" },
        { "Input(4, 8, 8)", "MaxPool(3, Stride = 1, Pad = 1)" },
        { "Input(1, 100000)", "Conv(1, 3, Stride = 7)" },
        { "Input(1, 1)", "Conv(1, 1, Pad = 16777216)" },
        { "Input(1, 1)", "MaxPool(2, Pad = 1, Stride = 1)" },
        { "Input(1, 4, 4)", "Conv(9, 5)" },
        { "Input(4, 8, 8)", "Conv(0, 0, Stride = 0)" },
        { "Input(4, 8, 8)", "Normalize" },
        { "Input(4, 8, 8)", "Softmax" },
        { "Input(4, 8, 8)", "Input(4, 8, 8)" },
    };

    [Theory]
    [MemberData(nameof(DeepNetworks))]
    public void A_deep_network_is_refused_or_compiled(string begin, string layers)
    {
        int repetitions = 2000 / layers.Split("), ").Length;
        AssertAnswered(ArchitectureReader.ReadOne($"[Network, {begin}, {string.Join(", ", Enumerable.Repeat(layers, repetitions))}] partial class Net;"), layers);
    }

    [Fact]
    public void Every_argument_takes_any_number()
    {
        (string Layer, string[] Arguments, (string, object)[] Given)[] layers =
        [
            ("Conv", ["Filters", "Size", "Stride", "Pad", "Dilation", "Groups", "PadMode", "Rounding"], [("Filters", 6), ("Size", 3)]),
            ("Conv", ["Filters", "Size", "Stride", "Dilation"], [("Filters", 6), ("Size", 3), ("Same", true)]),
            ("Conv", ["Size", "Stride", "Pad"], [("Filters", 1), ("Size", 3), ("Rounding", Rounding.Ceil)]),
            ("MaxPool", ["Size", "Stride", "Pad", "Rounding"], [("Size", 2)]),
            ("AvgPool", ["Size", "Stride", "Pad"], [("Size", 2), ("Rounding", Rounding.Ceil)]),
            ("Dense", ["Units"], [("Units", 3)]),
            ("Dropout", ["Rate"], []),
            ("LeakyRelu", ["Slope"], []),
            ("BatchNorm", ["Epsilon"], []),
            ("Normalize", ["Mean", "Std"], []),
        ];
        foreach ((string layer, string[] arguments, (string, object)[] given) in layers)
        {
            foreach (int[] input in Inputs)
            {
                foreach ((string first, string second) in from a in arguments from b in arguments where string.CompareOrdinal(a, b) <= 0 select (a, b))
                {
                    foreach ((int x, int y) in from x in Values from y in first == second ? [x] : Values select (x, y))
                    {
                        (string, object)[] all = [.. given.Where(argument => argument.Item1 != first && argument.Item1 != second), (first, x), .. first == second ? [] : new[] { (second, (object)y) }];
                        AssertAnswered(
                            new ArchitectureBuilder("Net").Input(input).Layer(layer, all).Layer("Relu").Build(),
                            $"Input({string.Join(", ", input)}), {layer}({string.Join(", ", all)})");
                    }
                }
            }
        }
    }

    private static void AssertAnswered(ArchitectureModel model, string what)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        CompilationResult result = CompilerPipeline.Compile(model, new());
        TimeSpan elapsed = Environment.CpuUsage.TotalTime - before;
        Assert.True(result.Diagnostics.All(finding => finding.Rule != DiagnosticRules.Internal), $"{what}: {string.Join("\n", result.Diagnostics)}");
        Assert.NotEmpty(result.Sources);
        Assert.True(elapsed < Patience, $"{what}: {elapsed.TotalSeconds:0.0} s, {result.Sources.Sum(source => (long)source.Text.Length)} characters, {string.Join("\n", result.Diagnostics)}");
    }
}
