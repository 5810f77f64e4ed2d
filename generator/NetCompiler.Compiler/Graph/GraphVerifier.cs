using NetCompiler.Compiler.Collections;
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
            if (node.Inputs.Count > 0)
                Check(node, [.. node.Inputs.Select(id => known[id].Shape)]);
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
        SumOp or ProductOp or MatMulOp => node.Inputs.Count == 2,
        ConcatOp => node.Inputs.Count > 0,
        _ => node.Inputs.Count == 1,
    };

    private static void Check(Node node, Shape[] inputs)
    {
        Shape input = inputs[0];
        Shape expected = node.Op switch
        {
            ConvOp conv => new Shape(conv.Filters, CheckWindow(node, conv.Window, input)),
            PoolOp pool => new Shape(input.Channels, CheckWindow(node, pool.Window, input)),
            GlobalPoolOp => Shape.Vector(input.Channels),
            FlattenOp => Shape.Vector(checked((int)input.Length)),
            DenseOp dense => Shape.Vector(dense.Units),
            NormalizeOp or BatchNormOp or ActivationOp or DropoutOp or SoftmaxOp => input,
            _ => throw new InvariantException($"%{node.Id} {node.Name}: the verifier does not know {node.Op.Mnemonic}"),
        };
        Require(node.Shape == expected, node, $"its shape is {node.Shape}, and its op makes {expected} of {input}");
        if (node.Op is ConvOp { Groups: var groups, Filters: var filters })
            Require(input.Channels % groups == 0 && filters % groups == 0, node, $"{groups} groups do not divide {input.Channels} channels and {filters} filters");
        if (node.Op is DenseOp { Chains: > 0 and var chains })
            Require((chains & (chains - 1)) == 0, node, $"{chains} chains are not a power of two");
    }

    private static EquatableArray<int> CheckWindow(Node node, EquatableArray<WindowAxis> window, Shape input)
    {
        Require(window.Count == input.Axes.Count && window.Count > 0, node, $"its window has {window.Count} axes, its input {input.Axes.Count}");
        for (int axis = 0; axis < window.Count; axis++)
        {
            WindowAxis w = window[axis];
            Require(w.Input == input.Axes[axis], node, $"its window is made for {w.Input} pixels, its input has {input.Axes[axis]}");
            Require(w is { Size: > 0, Stride: > 0, Dilation: > 0, PadBegin: >= 0, PadEnd: >= 0, Output: > 0 }, node, "its window has a size that is not positive");
            Require((w.Output - 1) * w.Stride < w.PadBegin + w.Input + w.PadEnd, node, "its last window starts behind the padded input");
        }

        return window.Select(w => w.Output).ToEquatableArray();
    }

    private static void Require(bool condition, Node node, string message)
    {
        if (!condition)
            throw new InvariantException($"%{node.Id} {node.Name}: {message}");
    }
}
