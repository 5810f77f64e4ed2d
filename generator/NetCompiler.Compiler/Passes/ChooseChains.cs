using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Chooses how many partial sums an output of a dense layer or a global pool is made of. A fused multiply-add takes four cycles and two start in
/// each, so eight must be under way: with few outputs they come from splitting the sum. The choice depends on the layer alone,
/// never on the instruction set, so that every instruction set adds in the same order.
/// <code>
/// before  %3 fc3 = Dense(%2) 10
/// after   %3 fc3 = Dense(%2) 10 [8 chains]
/// </code>
/// </summary>
internal static class ChooseChains
{
    /// <summary>Multiply-adds under way that keep two units of four cycles busy.</summary>
    private const int UnderWay = 8;

    /// <summary>A sum of n products in one register strays by about 0.2·√n units in the last place: sums of more are split all the same.</summary>
    private const int LongSum = 2048;

    /// <summary>Into so many: the weights come from memory, and more chains would leave fewer streams of them.</summary>
    private const int MostForRounding = 4;

    /// <summary>An addition takes four cycles too, and a pool's loads leave room for one in each.</summary>
    private const int PoolChains = 4;

    /// <summary>The outputs of one vector on the widest instruction set.</summary>
    private const int WidestVector = 16;

    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is GlobalPoolOp pool)
                editor.Replace(node.Id, pool with { Chains = graph.Find(node.Inputs[0]).Shape.Pixels >= PoolChains ? PoolChains : 1 });
            if (node.Op is not DenseOp dense)
                continue;
            int vectors = (dense.Units + WidestVector - 1) / WidestVector;
            long inputs = graph.Find(node.Inputs[0]).Shape.Length;
            int chains = 1;
            while ((chains * vectors < UnderWay && chains * 2 <= inputs) || (chains < MostForRounding && inputs / chains > LongSum))
                chains *= 2;
            editor.Replace(node.Id, dense with { Chains = chains });
        }

        return editor.ToGraph();
    }
}
