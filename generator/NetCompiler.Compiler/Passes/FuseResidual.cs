using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// A convolution whose only reader is a sum adds the other operand before it stores: the shortcut of a residual block costs a load, not a pass over two maps. Of
/// two convolutions (a projected shortcut) the later one takes the sum over.
/// <code>
/// before  %3 conv2 = Conv(%2)   %4 sum1 = Sum(%3, %0)
/// after   %4 conv2 = Conv(%2, %0) [adds]
/// </code>
/// </summary>
internal static class FuseResidual
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        HashSet<int> fused = [];
        foreach (Node sum in graph.Nodes.Where(node => node.Op is SumOp))
        {
            Node? producer = sum.Inputs.Select(graph.Find).Where(node => IsFusible(graph, node, sum) && !fused.Contains(node.Id)).OrderByDescending(node => node.Id).FirstOrDefault();
            if (producer is null)
                continue;
            ConvOp conv = (ConvOp)producer.Op with { AddsInput = true, Epilogue = ((SumOp)sum.Op).Epilogue };
            int other = sum.Inputs.First(id => id != producer.Id);
            editor.Replace(sum with { Name = producer.Name, Layer = producer.Layer, Op = conv, Inputs = [producer.Inputs[0], other] });
            editor.Remove(producer.Id);
            fused.Add(producer.Id);
            fused.Add(sum.Id);
        }

        return editor.ToGraph();
    }

    private static bool IsFusible(NetworkGraph graph, Node node, Node sum) =>
        node.Op is ConvOp { AddsInput: false, Epilogue.IsEmpty: true } && node.Shape == sum.Shape && graph.HasSingleConsumer(node.Id)
        && sum.Inputs.Where(id => id != node.Id).All(id => graph.Find(id).Shape == sum.Shape);
}
