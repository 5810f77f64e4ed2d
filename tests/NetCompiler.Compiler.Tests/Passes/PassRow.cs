using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Schedule;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>One row of a pass's table: a network's graph as printed, before the pass and after it.</summary>
internal static class PassRow
{
    /// <summary>Asserts what the pass makes of a network, and that there is nothing left to do for a second run.</summary>
    public static void Rewrites(string pass, string layers, string before, string after)
    {
        NetworkGraph graph = Graph(layers);
        Assert.Equal(before, Print(graph));
        NetworkGraph rewritten = Run(pass, graph);
        Assert.Equal(after, Print(rewritten));
        Assert.Equal(after, Print(Run(pass, rewritten)));
    }

    /// <summary>Asserts that the pass leaves a network alone.</summary>
    public static void Keeps(string pass, string layers) => Keeps(pass, Graph(layers));

    /// <inheritdoc cref="Keeps(string, string)"/>
    public static void Keeps(string pass, NetworkGraph graph)
    {
        GraphVerifier.Verify(graph);
        Assert.Equal(Print(graph), Print(Run(pass, graph)));
    }

    /// <summary>Asserts what the pass makes of a network with a Forward method, and that there is nothing left to do for a second run.</summary>
    public static void Makes(string pass, string input, string body, string after)
    {
        NetworkGraph rewritten = Run(pass, Forward(input, body));
        Assert.Equal(after, Print(rewritten));
        Assert.Equal(after, Print(Run(pass, rewritten)));
    }

    /// <summary>Asserts that the pass leaves a network with a Forward method alone.</summary>
    public static void KeepsForward(string pass, string input, string body) => Keeps(pass, Forward(input, body));

    /// <summary>A network in which what a node reads is read a second time: by a copy of it, whose value is the output.</summary>
    public static NetworkGraph WithSecondReader(string layers, string reader)
    {
        NetworkGraph graph = Graph(layers);
        Node copy = graph.Nodes.Single(node => node.Name == reader) with { Id = graph.Nodes.Count, Name = reader + "_again" };
        return graph with { Nodes = [.. graph.Nodes, copy], Outputs = [new(copy.Id, "output")] };
    }

    /// <summary>A network whose output is the value of an earlier node.</summary>
    public static NetworkGraph WithOutput(string layers, string output)
    {
        NetworkGraph graph = Graph(layers);
        return graph with { Outputs = [new(graph.Nodes.Single(node => node.Name == output).Id, "output")] };
    }

    /// <summary>A network after one pass.</summary>
    public static NetworkGraph After(string pass, string layers) => Run(pass, Graph(layers));

    private static NetworkGraph Graph(string layers) => GraphText.Build($"[Network, {layers}] partial class Net;");

    private static NetworkGraph Forward(string input, string body) => Plans.ForwardGraph(input, "Tensor", body);

    /// <summary>A graph after one pass.</summary>
    public static NetworkGraph Run(string pass, NetworkGraph graph)
    {
        NetworkGraph rewritten = PassList.All.Single(candidate => candidate.Name == pass).Run(graph);
        GraphVerifier.Verify(rewritten);
        return rewritten;
    }

    // Without the first line, which only names the network.
    private static string Print(NetworkGraph graph) => string.Join('\n', GraphPrinter.Print(graph).TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Trim()));
}
