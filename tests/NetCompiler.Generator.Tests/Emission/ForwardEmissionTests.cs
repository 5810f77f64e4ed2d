using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>Networks with Forward methods, from source text to members that compile.</summary>
public sealed class ForwardEmissionTests
{
    [Theory]
    [InlineData(
        """
        [Network, Input(3, 32, 32), Expect(Output = [10])]
        public partial class Net
        {
            static readonly int[] Depths = [2, 1];

            static Tensor Forward(Tensor x)
            {
                x = x.Conv(16, 3, same: true, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu();
                for (int stage = 0; stage < Depths.Length; stage++)
                    for (int i = 0; i < Depths[stage]; i++)
                        x = Blocks.Basic(x, 16 << stage, stride: stage > 0 && i == 0 ? 2 : 1, $"layer{stage + 1}.{i}");
                return x.GlobalAvgPool().Dense(10, name: "fc");
            }
        }

        static class Blocks
        {
            public static Tensor Basic(Tensor x, int width, int stride, string name)
            {
                Tensor y = Unit(x, width, stride, 1).Relu();
                y = Unit(y, width, 1, 2);
                Tensor shortcut = stride == 1 ? x : x.Conv(width, 1, stride: stride, rounding: Rounding.Floor, bias: false, name: name + ".downsample.0").BatchNorm(name: name + ".downsample.1");
                return (y + shortcut).Relu();

                Tensor Unit(Tensor from, int filters, int step, int number) => from
                    .Conv(filters, 3, stride: step, pad: 1, rounding: Rounding.Floor, bias: false, name: $"{name}.conv{number}")
                    .BatchNorm(name: $"{name}.bn{number}");
            }
        }
        """)]
    [InlineData(
        """
        using System.Collections.Generic;

        [Network, Input(4, 6, 6), Input(4)]
        public partial class Net
        {
            static (Tensor main, Tensor aux) Forward(Tensor map, Tensor gate)
            {
                List<Tensor> parts = [map];
                foreach (int size in new[] { 1, 3 })
                    parts.Add(map.Conv(4, size, same: true).Relu());
                Tensor all = Tensor.Concat(parts);
                (Tensor left, Tensor right) = (all.Split(3)[0], all.Split(3)[2]);
                return (Tensor.Concat(left.Flatten().Dense(4), gate), Tensor.Concat(right, all).GlobalMaxPool());
            }
        }
        """)]
    [InlineData(
        """
        [Network, Input(1, 4, 4), Input(1, 4, 4), Input(1, 4, 4), Input(1, 4, 4)]
        public partial class Net
        {
            static (Tensor samples, Tensor input, Tensor output, Tensor _engine, Tensor X, Tensor xOutput, Tensor @class) Forward(Tensor x, Tensor sample, Tensor _engine, Tensor Predict) =>
                (x.Relu(), sample.Relu(), _engine.Relu(), Predict.Relu(), x.Tanh(), x.Elu(), x);
        }
        """)]
    [InlineData(
        """
        [Network, Input(1, 4, 4), Input(1, 4, 4)]
        public partial class Net
        {
            static (Tensor x, Tensor X) Forward(Tensor x, Tensor X) => (x.Relu(), X.Conv(2, 3));

            static int Lengths => XLength + XInputLength + XOutputLength + XOutput2Length;
        }
        """)]
    [InlineData(
        """
        [Network, Input(3, 8, 8), Conv(4, 3), Relu, Dense(5)] public partial class Small;
        [Network(Like = typeof(Small)), Input(3, 12, 12)] public partial class Large;
        """)]
    public void A_network_compiles_without_a_word(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Empty(run.Diagnostics.Select(finding => finding.ToString()));
        Assert.Empty(run.CompileErrors);
        Assert.All(run.Result.GeneratedSources, file => Assert.DoesNotContain("did not compile", file.SourceText.ToString(), StringComparison.Ordinal));
        Assert.Contains(run.Result.GeneratedSources, file => file.HintName.EndsWith("Avx512.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_with_a_mistake_keeps_the_lengths_of_its_outputs()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Network, Input(3, 8, 8)]
            public partial class Net
            {
                static (Tensor main, Tensor aux) Forward(Tensor x) => (x.Conv(4, 9), x.Relu());

                static int Lengths => MainLength + AuxLength;
            }

            [Network(Like = typeof(Net)), Input(3, 9, 9)]
            public partial class Large
            {
                static int Lengths => MainLength + AuxLength;
            }
            """);

        Assert.Equal("NC2002", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.CompileErrors);
    }

    [Fact]
    public void A_member_with_the_name_of_an_outputs_length_is_one_error()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Network, Input(3, 8, 8)]
            public partial class Net
            {
                const int MainLength = 3;

                static (Tensor main, Tensor aux) Forward(Tensor x) => (x.Conv(4, 3), x.Relu());
            }
            """);

        Assert.Equal("NC1010", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.CompileErrors);
    }

    [Fact]
    public void A_mistake_in_a_block_is_reported_at_its_own_argument()
    {
        MarkedSource source = MarkedSource.Parse("""
            [Network, Input(3, 8, 8)]
            public partial class Net
            {
                static Tensor Forward(Tensor x) => Block(x);

                static Tensor Block(Tensor x) => x.Conv(4, 3, stride: [|2|]);
            }
            """);

        Microsoft.CodeAnalysis.Diagnostic finding = Assert.Single(GeneratorRun.Of(source.Text).Diagnostics);

        Assert.Equal("NC2001", finding.Id);
        Assert.Equal(source.Spans[0], finding.Location.SourceSpan);
        Assert.Contains("Block", finding.GetMessage(), StringComparison.Ordinal);
    }
}
