using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>A network as values and ops, in an order in which they can be computed.</summary>
public sealed record NetworkGraph
{
    private Dictionary<int, Node>? _byId;
    private ILookup<int, Node>? _consumers;

    public NetworkGraph()
    {
    }

    // A changed copy finds its own nodes.
    private NetworkGraph(NetworkGraph original) => (Name, Nodes, Outputs) = (original.Name, original.Nodes, original.Outputs);

    public required string Name { get; init; }

    /// <summary>Every node behind those that it reads.</summary>
    public required EquatableArray<Node> Nodes { get; init; }

    /// <summary>The values that leave the network.</summary>
    public required EquatableArray<GraphOutput> Outputs { get; init; }

    /// <summary>The inputs in the order of their index.</summary>
    public IEnumerable<Node> Inputs => Nodes.Where(node => node.Op is InputOp).OrderBy(node => ((InputOp)node.Op).Index);

    public Node Find(int id) => (_byId ??= Nodes.ToDictionary(node => node.Id))[id];

    public bool IsOutput(int id) => Outputs.Any(output => output.Id == id);

    /// <summary>The nodes that read a value, in order; one that reads it twice stands once.</summary>
    public IEnumerable<Node> ConsumersOf(int id) =>
        (_consumers ??= Nodes.SelectMany(node => node.Inputs.Distinct().Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node))[id];

    /// <summary>Whether the value is read exactly once and does not leave the network: then its producer may take that reader's work over.</summary>
    public bool HasSingleConsumer(int id)
    {
        Node[] readers = [.. ConsumersOf(id).Take(2)];
        return !IsOutput(id) && readers.Length == 1 && readers[0].Inputs.Count(input => input == id) == 1;
    }

    public bool Equals(NetworkGraph? other) => other is not null && Name == other.Name && Nodes == other.Nodes && Outputs == other.Outputs;

    public override int GetHashCode() => (Name, Nodes, Outputs).GetHashCode();
}

/// <summary>A value that leaves the network.</summary>
/// <param name="Id">The value.</param>
/// <param name="Name">What it is called: the name in Forward's tuple, or "output".</param>
public sealed record GraphOutput(int Id, string Name);
