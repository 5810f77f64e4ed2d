using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Dropout does nothing at inference.
/// <code>
/// before  %1 fc1 = Dense(%0)   %2 dropout1 = Dropout(%1)   %3 fc2 = Dense(%2)
/// after   %1 fc1 = Dense(%0)   %3 fc2 = Dense(%1)
/// </code>
/// </summary>
internal static class DropDropout
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes.Where(node => node.Op is DropoutOp))
            editor.Remove(node.Id);
        return editor.ToGraph();
    }
}
