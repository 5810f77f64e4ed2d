using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph;

/// <summary>A network as values and ops, in an order in which they can be computed.</summary>
public sealed record NetworkGraph
{
    public required string Name { get; init; }

    public required EquatableArray<Node> Nodes { get; init; }

    /// <summary>The id of the value that leaves the network.</summary>
    public required int Output { get; init; }

    public Node Find(int id) => Nodes.First(node => node.Id == id);

    public Node Input => Nodes[0];

    public Node Result => Find(Output);

    /// <summary>The nodes that read a value.</summary>
    public IEnumerable<Node> ConsumersOf(int id) => Nodes.Where(node => node.Inputs.Contains(id));

    /// <summary>Whether the value has exactly one reader and does not leave the network: then its producer may take that reader's work over.</summary>
    public bool HasSingleConsumer(int id) => id != Output && ConsumersOf(id).Take(2).Count() == 1;
}
