using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Decides which values need no memory of their own: branches are written straight into their concatenation, concatenations into those that they are
/// part of, and a slice of channels, a flattened pixel or a dropout is another view of its input.
/// </summary>
internal sealed class ViewPlanner
{
    private readonly NetworkGraph _graph;
    private readonly HashSet<int> _planar;
    private readonly Dictionary<int, (int Owner, int Channel)> _views = [];
    private readonly Dictionary<int, int> _pitches = [];

    /// <param name="graph">The graph.</param>
    /// <param name="planar">Values that are no channels-last maps, and lie apart.</param>
    public ViewPlanner(NetworkGraph graph, HashSet<int> planar)
    {
        _graph = graph;
        _planar = planar;
        foreach (Node node in graph.Nodes.Where(IsAlias))
            _views.Add(node.Id, (node.Inputs[0], node.Op is SliceOp slice ? slice.Begin : 0));
        foreach (Node node in graph.Nodes.Where(node => node.Op is ConcatOp { Axis: 0 }).Reverse())
            PlaceBranches(node);
    }

    /// <summary>The node whose buffer holds the value.</summary>
    public int Root(int id) => Locate(id).Root;

    /// <summary>The node whose buffer holds the value, and the value's first channel there.</summary>
    public (int Root, int Channel) Locate(int id)
    {
        int channel = 0;
        while (_views.TryGetValue(id, out (int Owner, int Channel) view))
        {
            id = view.Owner;
            channel += view.Channel;
        }

        return (id, channel);
    }

    /// <summary>Whether a branch is written straight into the concatenation, at its place.</summary>
    public bool IsPlaced(int branch, int concat, int channel) => Locate(branch) is var (root, at) && Locate(concat) is var (home, first) && root == home && at == first + channel;

    /// <summary>Floats that a pixel of a root needs, so that whole vectors of every branch stay inside it.</summary>
    public int Pitch(int root) => _pitches.TryGetValue(root, out int pitch) ? pitch : 0;

    /// <summary>Whether the value is nothing but another view of its input, so that no step makes it.</summary>
    public bool IsAlias(Node node) => node.Op switch
    {
        SliceOp { Axis: 0, Step: 1, Epilogue.IsEmpty: true } => true,
        DropoutOp => true,
        ReshapeOp { Epilogue.IsEmpty: true } => _graph.Find(node.Inputs[0]).Shape is var from && (from == node.Shape || (from.Pixels == 1 && node.Shape.IsVector)),
        FlattenOp { Epilogue.IsEmpty: true } => _graph.Find(node.Inputs[0]).Shape.Pixels == 1,
        _ => false,
    };

    private void PlaceBranches(Node concat)
    {
        // What applies functions to its branches copies them, as others may read them without.
        bool copies = concat.Op is ProducerOp { Epilogue.IsEmpty: false };
        int channel = 0;
        foreach (int id in concat.Inputs)
        {
            Node branch = _graph.Find(id);
            if (!copies && CanMove(branch))
                _views.Add(id, (concat.Id, channel));
            (int root, int first) = Locate(concat.Id);
            int end = BufferLayout.RoundUp(branch.Shape.Channels) + first + channel;
            _pitches[root] = Math.Max(Pitch(root), end);
            channel += branch.Shape.Channels;
        }
    }

    /// <summary>
    /// The user's input and what is a view already stay where they are, and are copied. So are the vectors of dense layers and flattened maps, whose kernels store
    /// whole vectors, over whatever lies behind them.
    /// </summary>
    private bool CanMove(Node branch) =>
        !_views.ContainsKey(branch.Id) && !_planar.Contains(branch.Id) && branch.Op is not (InputOp or NormalizeOp or ParameterOp or DenseOp or FlattenOp);
}
