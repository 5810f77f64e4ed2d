using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Whatever makes a value applies the functions that follow before it stores the value. Every producer can, so no activation is
/// left unless its input has other readers.
/// <code>
/// before  %1 conv1 = Conv(%0)   %2 relu1 = Activation(%1) [Relu]
/// after   %1 conv1 = Conv(%0) [Relu]
/// </code>
/// </summary>
internal static class FuseActivations
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is not ActivationOp activation || !graph.HasSingleConsumer(node.Inputs[0]))
                continue;
            Node producer = editor[node.Inputs[0]];
            if (producer.Op is not ProducerOp op)
                continue;
            editor.Replace(producer.Id, op with { Epilogue = op.Epilogue.Append(activation.Activation).ToEquatableArray() });
            editor.Remove(node.Id);
        }

        return editor.ToGraph();
    }
}
