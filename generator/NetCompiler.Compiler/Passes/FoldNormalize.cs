using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// The input is standardised while it is brought into the arena, so zero padding behind it stays zero.
/// <code>
/// before  %0 input = Input()   %1 norm1 = Normalize(%0) [mean 0.286, std 0.353]
/// after   %0 input = Input() [normalize norm1, mean 0.286, std 0.353]
/// </code>
/// </summary>
internal static class FoldNormalize
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is not NormalizeOp normalize || graph.Find(node.Inputs[0]) is not { Op: InputOp input } || !graph.HasSingleConsumer(node.Inputs[0]))
                continue;
            editor.Replace(node.Inputs[0], input with { Normalize = normalize, NormalizeName = node.Name });
            editor.Remove(node.Id);
        }

        return editor.ToGraph();
    }
}
