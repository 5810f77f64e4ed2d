using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// A batch norm right after a convolution or a dense layer is a factor and a summand per filter: they go into its weights and bias
/// while they load, in double precision. Anywhere else it keeps its own kernel.
/// <code>
/// before  %1 conv1 = Conv(%0) [no bias]   %2 bn1 = BatchNorm(%1)
/// after   %1 conv1 = Conv(%0) [no bias, norm bn1]
/// </code>
/// </summary>
internal static class FoldBatchNorm
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is not BatchNormOp { PerPixel: false } norm || !graph.HasSingleConsumer(node.Inputs[0]))
                continue;
            Node producer = editor[node.Inputs[0]];
            FoldedNorm folded = new(node.Name, norm.Epsilon);
            Op? merged = producer.Op switch
            {
                ConvOp { Norm: null, Scale: null, AddsInput: false, Epilogue.IsEmpty: true } conv => conv with { Norm = folded },
                ConvTransposeOp { Norm: null, Epilogue.IsEmpty: true } conv => conv with { Norm = folded },
                DenseOp { Norm: null, Epilogue.IsEmpty: true } dense => dense with { Norm = folded },
                _ => null,
            };
            if (merged is null)
                continue;
            editor.Replace(producer.Id, merged);
            editor.Remove(node.Id);
        }

        return editor.ToGraph();
    }
}
