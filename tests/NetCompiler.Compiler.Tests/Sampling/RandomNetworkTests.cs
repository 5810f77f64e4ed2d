using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Passes;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Compiler.Tests.Sampling;

/// <summary>Random networks through the compiler's front half: valid ones are built and keep their meaning, broken ones get exactly their finding.</summary>
public class RandomNetworkTests
{
    private const int Valid = 200;
    private const int Broken = 400;

    // Passes change no arithmetic but its order.
    private const double SameInDouble = 1e-11;

    [Fact]
    public void Drawn_networks_are_accepted_with_the_shapes_that_walking_finds()
    {
        Assert.All(Enumerable.Range(0, Valid), seed =>
        {
            RandomNetwork network = RandomNetworks.Draw(seed);
            double[] output = GraphInterpreter.Run(network.Graph, network.Weights, network.Input());
            Assert.All(output, value => Assert.True(double.IsFinite(value)));
        });
    }

    [Fact]
    public void Passes_keep_what_networks_compute()
    {
        Assert.All(Enumerable.Range(0, Valid), seed =>
        {
            RandomNetwork network = RandomNetworks.Draw(seed);
            float[] input = network.Input();
            double[] expected = GraphInterpreter.Run(network.Graph, network.Weights, input);
            double scale = Math.Max(1e-30, expected.Max(Math.Abs));
            PassList.Run(network.Graph, (pass, graph) =>
            {
                double[] output = GraphInterpreter.Run(graph, network.Weights, input);
                Assert.True(
                    expected.Zip(output).All(pair => Math.Abs(pair.First - pair.Second) <= SameInDouble * scale),
                    $"{pass} changes the output of\n{network.Declaration}");
            });
        });
    }

    [Fact]
    public void Broken_networks_get_their_finding_and_no_other()
    {
        Assert.All(Enumerable.Range(0, Broken), seed =>
        {
            BrokenNetwork network = BrokenNetworks.Draw(seed);
            IReadOnlyList<CompilerDiagnostic> findings = GraphText.Findings(network.Declaration);
            Assert.True(
                findings.Select(finding => finding.Rule).SequenceEqual([network.Rule]),
                $"{network.Rule.Id} expected, got\n{string.Join("\n", findings)}\n{network.Declaration}");
        });
    }
}
