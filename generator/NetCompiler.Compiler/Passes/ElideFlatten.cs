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
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is FlattenOp { Epilogue.IsEmpty: true } && (editor[node.Inputs[0]].Shape.IsVector || graph.ConsumersOf(node.Id).All(consumer => consumer.Op is DenseOp)))
                editor.Remove(node.Id);
        }

        return editor.ToGraph();
    }
}
