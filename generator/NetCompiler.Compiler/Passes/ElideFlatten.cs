using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Flattening costs nothing where the reader can take the map as it lies: a dense layer permutes its weights while they load, and
/// the network's output is written channel by channel anyway. Flattening a vector is nothing at all.
/// <code>
/// before  %1 conv1 = Conv(%0) 16×4×4   %2 flatten = Flatten(%1) 256   %3 fc1 = Dense(%2) 120
/// after   %1 conv1 = Conv(%0) 16×4×4   %3 fc1 = Dense(%1) 120
/// </code>
/// </summary>
internal static class ElideFlatten
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        // First what is nothing at all: a map that is flattened twice has the dense layer as its reader only then.
        graph = Remove(graph, flatten => graph.Find(flatten.Inputs[0]).Shape.IsVector);
        return Remove(graph, flatten => graph.ConsumersOf(flatten.Id).All(consumer => consumer.Op is DenseOp));
    }

    private static NetworkGraph Remove(NetworkGraph graph, Func<Node, bool> isFree)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes.Where(node => node.Op is FlattenOp { Epilogue.IsEmpty: true } && isFree(node)))
            editor.Remove(node.Id);
        return editor.ToGraph();
    }
}
