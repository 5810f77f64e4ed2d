using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Passes;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Compiler.Tests.Sampling;

/// <summary>Random networks in the Forward form through the compiler's front half, and as dumps.</summary>
public class RandomGraphTests
{
    private const int Count = 200;
    private const int Batch = 25;

    // Passes change no arithmetic but its order.
    private const double SameInDouble = 1e-11;

    public static TheoryData<int> FirstSeeds => [.. Enumerable.Range(0, Count / Batch).Select(batch => batch * Batch)];

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Every_pass_keeps_what_graphs_compute(int firstSeed) => AssertAll(firstSeed, network =>
    {
        float[][] inputs = network.Inputs();
        Evaluation expected = GraphInterpreter.Evaluate(network.Graph, network.Weights, inputs);
        Assert.All(expected.Outputs.SelectMany(output => output), value => Assert.True(double.IsFinite(value)));
        NetworkGraph before = network.Graph;
        PassList.Run(network.Graph, (pass, graph) =>
        {
            // Most passes find nothing to do.
            if (graph.Nodes == before.Nodes && graph.Outputs == before.Outputs)
                return;
            before = graph;
            Evaluation actual = GraphInterpreter.Evaluate(graph, network.Weights, inputs);
            for (int output = 0; output < expected.Outputs.Count; output++)
            {
                double scale = Math.Max(1e-30, expected.Outputs[output].Max(Math.Abs));
                double difference = expected.Outputs[output].Zip(actual.Outputs[output], (a, b) => Math.Abs(a - b)).Max();
                Assert.True(difference <= SameInDouble * scale, $"{pass} changes output {output} by {difference:E2} of {scale:G4}\n{GraphPrinter.Print(graph)}");
            }
        });
    });

    [Fact]
    public void Every_op_is_drawn_in_graphs_of_every_kind()
    {
        NetworkGraph[] graphs = [.. Enumerable.Range(0, Count).Select(seed => RandomGraphs.Draw(seed).Graph)];
        Type[] drawn = [.. graphs.SelectMany(graph => graph.Nodes).Select(node => node.Op.GetType()).Distinct()];
        Assert.Empty(typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract).Except(drawn));

        Assert.InRange(graphs.Count(graph => graph.Inputs.Count() > 1), Count / 10, Count);
        Assert.InRange(graphs.Count(graph => graph.Outputs.Count > 1), Count / 10, Count);
        Assert.Contains(graphs, graph => graph.Outputs.Any(output => graph.Find(output.Id).Op is InputOp));
        Assert.Contains(graphs, graph => graph.Outputs.Select(output => output.Id).Distinct().Count() < graph.Outputs.Count);
        Assert.Contains(graphs, graph => graph.Nodes.Any(node => node.Op is ConcatOp { Axis: > 0 }));
        Assert.Contains(graphs, graph => graph.Nodes.Any(node => node.Op is ConcatOp && node.Inputs.Any(id => graph.Find(id).Op is InputOp)));
        Assert.Contains(graphs, graph => graph.Nodes.Any(node => node.Op is ConcatOp && node.Inputs.Any(id => graph.Find(id).Op is ConcatOp)));
        Assert.Contains(graphs, graph => graph.Nodes.Any(node => node.Op is ConcatOp && node.Inputs.Distinct().Count() < node.Inputs.Count));
        Assert.All(Enumerable.Range(0, 4), axes => Assert.Contains(graphs, graph => graph.Inputs.First().Shape.Axes.Count == axes));
    }

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Dumps_show_the_graph_after_every_pass_and_the_plan(int firstSeed)
    {
        foreach (var model in ArchitectureParser.ReadAll([RandomGraphs.Source(firstSeed, Batch)]))
        {
            CompilationResult result = CompilerPipeline.Compile(model, new(Dump: true));
            Assert.True(result.Diagnostics.IsEmpty, $"{model.Name}: {string.Join("\n", result.Diagnostics)}");
            string dump = Assert.Single(result.Sources, source => source.HintName.Contains("Dump", StringComparison.OrdinalIgnoreCase)).Text;
            Assert.All(PassList.All, pass => Assert.Contains(pass.Name, dump, StringComparison.Ordinal));
            Assert.All(dump.Split('\n'), line => Assert.True(line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal), line));
        }
    }

    // The seed and the text with whatever fails.
    private static void AssertAll(int firstSeed, Action<RandomNetwork> assert)
    {
        List<string> failures = [];
        foreach (RandomNetwork network in Enumerable.Range(firstSeed, Batch).Select(RandomGraphs.Draw))
        {
            Exception? failure = Record.Exception(() => assert(network));
            if (failure is not null)
                failures.Add($"seed {network.Seed}: {failure.GetType().Name}: {failure.Message}\n{network.Declaration}");
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
