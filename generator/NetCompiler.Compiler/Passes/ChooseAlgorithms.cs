using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Chooses how each convolution is computed, unless the user has said it: directly, or by Winograd's algorithm with tiles of 2×2 or 4×4 pixels, whichever costs
/// least (<see cref="ConvolutionCost"/>). The choice decides the order in which products are added, so it depends on the layer alone, never on the
/// instruction set.
/// <code>
/// before  %2 conv2 = Conv(%1) 64×56×56 [64 filters, 3 pad 1 | 3 pad 1]
/// after   %2 conv2 = Conv(%1) 64×56×56 [64 filters, 3 pad 1 | 3 pad 1, Winograd4x4]
/// </code>
/// </summary>
public static class ChooseAlgorithms
{
    /// <summary>What the user has said for the whole network holds for those convolutions that allow it and say nothing themselves.</summary>
    public static NetworkGraph Apply(NetworkGraph graph, ConvAlgorithm algorithm)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is ConvOp { Algorithm: ConvAlgorithm.Auto } conv && conv.AcceptsWinograd)
                editor.Replace(node.Id, conv with { Algorithm = algorithm });
        }

        return editor.ToGraph();
    }

    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is ConvOp { Algorithm: ConvAlgorithm.Auto } conv && conv.AcceptsWinograd)
                editor.Replace(node.Id, conv with { Algorithm = ConvolutionCost.Best(conv, graph.Find(node.Inputs[0]).Shape) });
        }

        return editor.ToGraph();
    }
}
