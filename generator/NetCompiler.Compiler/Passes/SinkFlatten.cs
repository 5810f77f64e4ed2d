using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// A function of each value alone may come before flattening, where its producer can apply it.
/// <code>
/// before  %2 flatten1 = Flatten(%1)   %3 relu1 = Activation(%2)
/// after   %2 relu1 = Activation(%1)   %3 flatten1 = Flatten(%2)
/// </code>
/// </summary>
internal static class SinkFlatten
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        while (graph.Nodes.FirstOrDefault(node => node.Op is ActivationOp && IsSinkable(graph, node.Inputs[0])) is { } activation)
        {
            Node flatten = graph.Find(activation.Inputs[0]);
            GraphEditor editor = new(graph);
            editor.Replace(flatten with { Name = activation.Name, Op = activation.Op, Layer = activation.Layer, Shape = graph.Find(flatten.Inputs[0]).Shape });
            editor.Replace(activation with { Name = flatten.Name, Op = flatten.Op, Layer = flatten.Layer });
            graph = editor.ToGraph();
        }

        return graph;
    }

    private static bool IsSinkable(NetworkGraph graph, int id) => graph.Find(id).Op is FlattenOp && graph.HasSingleConsumer(id);
}
