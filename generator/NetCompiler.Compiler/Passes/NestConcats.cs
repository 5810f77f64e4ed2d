using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// A concatenation that begins with all parts of another one is written as that one and the rest, so that both can share one buffer: DenseNet's layers,
/// each of which reads all that came before it, copy nothing.
/// <code>
/// before  %3 = Concat(%0, %1)   %5 = Concat(%0, %1, %4)
/// after   %3 = Concat(%0, %1)   %5 = Concat(%3, %4)
/// </code>
/// </summary>
internal static class NestConcats
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        List<Node> seen = [];
        foreach (Node node in graph.Nodes.Where(node => node.Op is ConcatOp { Axis: 0 }))
        {
            Node? prefix = seen.Where(other => other.Inputs.Count < node.Inputs.Count && other.Op is ProducerOp { Epilogue.IsEmpty: true } && other.Inputs.SequenceEqual(node.Inputs.Take(other.Inputs.Count)))
                .OrderByDescending(other => other.Inputs.Count).FirstOrDefault();
            if (prefix is not null)
                editor.Replace(node with { Inputs = node.Inputs.Skip(prefix.Inputs.Count).Prepend(prefix.Id).ToEquatableArray() });
            if (node.Inputs.Count > 1)
                seen.Add(node);
        }

        return editor.ToGraph();
    }
}
