using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>Makes a changed copy of a graph: passes say what merges into what, the editor keeps the edges right.</summary>
internal sealed class GraphEditor(NetworkGraph graph)
{
    private readonly Dictionary<int, Node> _nodes = graph.Nodes.ToDictionary(node => node.Id);
    private readonly Dictionary<int, int> _replacements = [];

    /// <summary>The node as changed so far.</summary>
    public Node this[int id] => _nodes[Resolve(id)];

    public void Replace(int id, Op op) => _nodes[id] = _nodes[id] with { Op = op };

    public void Replace(Node node) => _nodes[node.Id] = node;

    /// <summary>Removes a node with one input; whoever read its value reads the input's.</summary>
    public void Remove(int id)
    {
        _replacements[id] = _nodes[id].Inputs[0];
        _nodes.Remove(id);
    }

    public NetworkGraph ToGraph() => graph with
    {
        Nodes = graph.Nodes.Where(node => _nodes.ContainsKey(node.Id))
            .Select(node => _nodes[node.Id] with { Inputs = _nodes[node.Id].Inputs.Select(Resolve).ToEquatableArray() })
            .ToEquatableArray(),
        Outputs = graph.Outputs.Select(output => output with { Id = Resolve(output.Id) }).ToEquatableArray(),
    };

    private int Resolve(int id)
    {
        while (_replacements.TryGetValue(id, out int replacement))
            id = replacement;
        return id;
    }
}
