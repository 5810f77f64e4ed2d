using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Passes;

/// <summary>One rewriting of the graph.</summary>
/// <param name="Name">As dumps call it.</param>
/// <param name="Run">The rewriting.</param>
/// <param name="KeepsLayers">Every layer's value is still there afterwards, so that <c>Inspect</c> can read it.</param>
public sealed record GraphPass(string Name, Func<NetworkGraph, NetworkGraph> Run, bool KeepsLayers = false);

/// <summary>Every pass, in the order in which they run. The graph is verified after each.</summary>
public static class PassList
{
    public static IReadOnlyList<GraphPass> All { get; } =
    [
        new("drop dropout", DropDropout.Run),
        new("fold normalize", FoldNormalize.Run, KeepsLayers: true),
        new("fold padding", FoldPadding.Run),
        new("sink flatten", SinkFlatten.Run),
        new("fold batch norm", FoldBatchNorm.Run),
        new("fold layer scale", FoldLayerScale.Run),
        new("fuse residual", FuseResidual.Run),
        new("fuse activations", FuseActivations.Run),
        new("nest concatenations", NestConcats.Run, KeepsLayers: true),
        new("drop dead branches", DropDeadBranches.Run),
        new("elide flatten", ElideFlatten.Run),
        new("choose chains", ChooseChains.Run, KeepsLayers: true),
        new("choose algorithms", ChooseAlgorithms.Run, KeepsLayers: true),
    ];

    /// <summary>Runs the passes.</summary>
    /// <param name="graph">The graph as built.</param>
    /// <param name="afterEach">Sees the graph after each one, for dumps.</param>
    /// <param name="keepsLayers">Only those that leave every layer's value to be read.</param>
    public static NetworkGraph Run(NetworkGraph graph, Action<string, NetworkGraph>? afterEach = null, bool keepsLayers = false)
    {
        foreach (GraphPass pass in All.Where(pass => pass.KeepsLayers || !keepsLayers))
        {
            graph = pass.Run(graph);
            GraphVerifier.Verify(graph);
            afterEach?.Invoke(pass.Name, graph);
        }

        return graph;
    }
}
