using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>Checks what every graph must keep, after it is built and after every pass. A failure is a defect of the compiler, never of the user.</summary>
public static class GraphVerifier
{
    /// <exception cref="InvariantException">The graph is broken; the message names the node.</exception>
    public static void Verify(NetworkGraph graph)
    {
        Dictionary<int, Node> known = [];
        foreach (Node node in graph.Nodes)
        {
            Require(!known.ContainsKey(node.Id), node, "its id stands twice");
            Require(node.Inputs.All(known.ContainsKey), node, "it reads a value that is not computed before it");
            Require(HasInputs(node), node, $"it has {node.Inputs.Count} inputs");
            Require(node.Shape.Sizes.All(size => size > 0), node, "its shape has a size that is not positive");
            OpVerifier.Check(node, [.. node.Inputs.Select(id => known[id].Shape)]);
            known.Add(node.Id, node);
        }

        if (graph.Nodes.IsEmpty || graph.Nodes[0].Op is not InputOp)
            throw new InvariantException($"graph {graph.Name}: it must begin with an input");
        if (!graph.Inputs.Select((node, i) => ((InputOp)node.Op).Index == i).All(isInOrder => isInOrder))
            throw new InvariantException($"graph {graph.Name}: its inputs are not numbered");
        if (graph.Outputs.IsEmpty)
            throw new InvariantException($"graph {graph.Name}: it has no output");
        foreach (GraphOutput output in graph.Outputs.Where(output => !known.ContainsKey(output.Id)))
            throw new InvariantException($"graph {graph.Name}: its output %{output.Id} does not exist");
    }

    private static bool HasInputs(Node node) => node.Op switch
    {
        InputOp or ParameterOp => node.Inputs.Count == 0,
        SumOp or ProductOp or MatMulOp or ConvOp { AddsInput: true } => node.Inputs.Count == 2,
        ConcatOp => node.Inputs.Count > 0,
        _ => node.Inputs.Count == 1,
    };

    /// <exception cref="InvariantException">The condition does not hold; the message names the node.</exception>
    internal static void Require(bool condition, Node node, string message)
    {
        if (!condition)
            throw new InvariantException($"%{node.Id} {node.Name}: {message}");
    }
}
