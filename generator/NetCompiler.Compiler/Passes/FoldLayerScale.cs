using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// A learnt factor per channel right after a convolution goes into its weights and bias while they load.
/// <code>
/// before  %3 conv3 = Conv(%2)   %4 layer_scale = LayerScale(%3)
/// after   %3 conv3 = Conv(%2) [scale layer_scale]
/// </code>
/// </summary>
internal static class FoldLayerScale
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes.Where(node => node.Op is LayerScaleOp && graph.HasSingleConsumer(node.Inputs[0])))
        {
            Node producer = editor[node.Inputs[0]];
            if (producer.Op is not ConvOp { Scale: null, Epilogue.IsEmpty: true, AddsInput: false } conv)
                continue;
            editor.Replace(producer.Id, conv with { Scale = node.Name });
            editor.Remove(node.Id);
        }

        return editor.ToGraph();
    }
}
