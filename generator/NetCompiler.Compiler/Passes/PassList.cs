using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Passes;

/// <summary>One rewriting of the graph.</summary>
public sealed record GraphPass(string Name, Func<NetworkGraph, NetworkGraph> Run);

/// <summary>Every pass, in the order in which they run. The graph is verified after each.</summary>
public static class PassList
{
    public static IReadOnlyList<GraphPass> All { get; } =
    [
        new("drop dropout", DropDropout.Run),
        new("fold normalize", FoldNormalize.Run),
        new("sink flatten", SinkFlatten.Run),
        new("fold batch norm", FoldBatchNorm.Run),
        new("fuse activations", FuseActivations.Run),
        new("elide flatten", ElideFlatten.Run),
        new("choose chains", ChooseChains.Run),
    ];

    /// <summary>Runs every pass; <paramref name="afterEach"/> sees the graph after each one, for dumps.</summary>
    public static NetworkGraph Run(NetworkGraph graph, Action<string, NetworkGraph>? afterEach = null)
    {
        foreach (GraphPass pass in All)
        {
            graph = pass.Run(graph);
            GraphVerifier.Verify(graph);
            afterEach?.Invoke(pass.Name, graph);
        }

        return graph;
    }
}
