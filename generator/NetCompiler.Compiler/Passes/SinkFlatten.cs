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
        GraphEditor editor = new(graph);
        ILookup<int, int> readers = graph.Nodes.SelectMany(node => node.Inputs.Select(input => (input, node.Id))).ToLookup(edge => edge.input, edge => edge.Id);

        // The last one first: what it lets pass may go on past the ones before it.
        foreach (Node flatten in graph.Nodes.Where(node => node.Op is FlattenOp).Reverse())
        {
            List<Node> run = [flatten];
            while (run[run.Count - 1].Id is var last && !graph.IsOutput(last) && readers[last].Count() == 1 && editor[readers[last].First()] is { Op: ActivationOp } activation)
                run.Add(activation);
            Sink(editor, run);
        }

        return editor.ToGraph();
    }

    /// <summary>Moves the flattening behind the functions that follow it; ids and edges stay.</summary>
    private static void Sink(GraphEditor editor, List<Node> run)
    {
        Node flatten = run[0];
        Shape map = editor[flatten.Inputs[0]].Shape;
        for (int i = 1; i < run.Count; i++)
            editor.Replace(run[i - 1] with { Name = run[i].Name, Op = run[i].Op, Layer = run[i].Layer, Shape = map });
        if (run.Count > 1)
            editor.Replace(run[run.Count - 1] with { Name = flatten.Name, Op = flatten.Op, Layer = flatten.Layer });
    }
}
