using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Schedule.Gpu.Lowering;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>Collects launches, buffers and packed weights while nodes are lowered one by one (<c>Lowering</c>), for so many samples at once.</summary>
internal sealed class LaunchBuilder
{
    private readonly ViewPlanner _views;
    private readonly Dictionary<int, int> _bufferOf = [];
    private readonly List<GpuBuffer> _buffers = [];
    private readonly List<Launch> _launches = [];
    private readonly List<PackedWeights> _weights = [];
    private long _weightsLength;

    /// <param name="graph">The graph behind the passes.</param>
    /// <param name="samples">Samples of a prediction: tiles depend on it, buffers and weights do not.</param>
    /// <param name="precision">How values are stored and multiplied.</param>
    public LaunchBuilder(NetworkGraph graph, int samples, GpuPrecision precision)
    {
        Graph = graph;
        Samples = samples;
        Precision = precision;
        _views = new(graph, []);
        foreach (Node node in graph.Nodes.Where(node => !_views.IsAlias(node)))
            NodeLowering.Lower(this, node);
        for (int i = 0; i < graph.Outputs.Count; i++)
        {
            GpuView view = ViewOf(graph.Outputs[i].Id);
            _launches.Add(new OutputLaunch { Index = i, Name = graph.Outputs[i].Name, Description = $"hand {view.Shape} to the caller", Inputs = [view] });
        }
    }

    public NetworkGraph Graph { get; }

    public int Samples { get; }

    public GpuPrecision Precision { get; }

    public IReadOnlyList<GpuBuffer> Buffers => _buffers;

    public IReadOnlyList<Launch> Launches => _launches;

    public IReadOnlyList<PackedWeights> Weights => _weights;

    public int WeightsLength => (int)_weightsLength;

    /// <summary>Where a value lies; makes the buffer when it is asked for first.</summary>
    public GpuView ViewOf(int id)
    {
        (int root, int channel) = _views.Locate(id);
        if (!_bufferOf.TryGetValue(root, out int buffer))
        {
            Node owner = Graph.Find(root);
            buffer = AddBuffer(owner.Name, owner.Shape);
            _bufferOf.Add(root, buffer);
        }

        Shape shape = Graph.Find(id).Shape;
        return new(buffer, channel, shape, _buffers[buffer].Pitch, channel + shape.Channels == _buffers[buffer].Shape.Channels);
    }

    /// <summary>Whether a branch is written straight into the concatenation, at its place.</summary>
    public bool IsPlaced(int branch, int concat, int channel) => _views.IsPlaced(branch, concat, channel);

    /// <summary>Adds what makes a node's value; the node's name, words, inputs, output and functions are filled in.</summary>
    /// <param name="node">The node.</param>
    /// <param name="launch">Its launch.</param>
    /// <param name="part">Of several launches of one node, what tells this one: it follows the layer's name.</param>
    /// <param name="share">Its share of the node's multiply-adds.</param>
    public void Add(Node node, Launch launch, string part = "", double share = 1)
    {
        long multiplyAdds = node.Inputs.IsEmpty ? 0 : NetworkCost.MultiplyAddsOf(node, Graph.Find(node.Inputs[0]).Shape);
        Launch added = launch with
        {
            Name = node.Name + part,
            Description = GraphPrinter.Describe(Graph, node with { Op = WithoutCpu(node.Op) }) + (part.Length == 0 ? "" : $"; {part.Trim('_').Replace('_', ' ')}"),
            MultiplyAdds = (long)(multiplyAdds * share),
            Inputs = launch.Inputs.IsEmpty ? node.Inputs.Select(ViewOf).ToEquatableArray() : launch.Inputs,
            Output = launch.Output ?? ViewOf(node.Id),
            Epilogue = node.Op is ActivationOp alone ? [alone.Activation] : node.Op is ProducerOp producer ? producer.Epilogue : [],
        };
        if (added.Grid.Rows > GpuGrid.MostRows)
            throw new NetworkTooLargeException($"{node.Name} would take {added.Grid.Rows} rows of groups, more than the {GpuGrid.MostRows} of a device");
        _launches.Add(added);
    }

    /// <summary>An input that is brought before any layer runs, as all inputs are.</summary>
    public void AddInput(Node node, InputLaunch launch)
    {
        Add(node, launch);
        Launch added = _launches[_launches.Count - 1];
        _launches.RemoveAt(_launches.Count - 1);
        _launches.Insert(_launches.FindLastIndex(other => other is InputLaunch) + 1, added with { Inputs = [] });
    }

    /// <summary>Room in the packed weights; returns the offset, a multiple of 16.</summary>
    public int Reserve(long floats)
    {
        long offset = _weightsLength;
        long length = offset + ((floats + BufferLayout.Alignment - 1) / BufferLayout.Alignment * BufferLayout.Alignment);
        if (length > int.MaxValue)
            throw new NetworkTooLargeException($"the packed weights have {length} values, more than the {int.MaxValue} that an array may have");
        _weightsLength = length;
        return (int)offset;
    }

    public void AddWeights(PackedWeights weights) => _weights.Add(weights);

    /// <summary>The op without what the passes decided for CPU kernels.</summary>
    private static Op WithoutCpu(Op op) => op switch
    {
        ConvOp conv => conv with { Algorithm = ConvAlgorithm.Auto },
        DenseOp dense => dense with { Chains = 0 },
        GlobalPoolOp pool => pool with { Chains = 0 },
        _ => op,
    };

    private int AddBuffer(string name, Shape shape)
    {
        long length = shape.Pixels * GpuBuffer.PitchOf(shape.Channels);
        if (length > int.MaxValue / Samples)
            throw new NetworkTooLargeException($"on a GPU {name} has {length} values for each of {Samples} samples, more than the {int.MaxValue} that a kernel can index");
        _buffers.Add(new() { Id = _buffers.Count, Name = name, Shape = shape, Pitch = GpuBuffer.PitchOf(shape.Channels) });
        return _buffers.Count - 1;
    }
}
