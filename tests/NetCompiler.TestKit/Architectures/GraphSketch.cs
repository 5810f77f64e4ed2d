using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Architectures;

/// <summary>Draws graphs op by op, without the vocabulary: for tests of what stands behind it.</summary>
/// <param name="name">The network's name.</param>
public sealed class GraphSketch(string name)
{
    private readonly List<Node> _nodes = [];
    private int _inputs;

    /// <param name="sizes">Channels and the sizes of the axes.</param>
    public static Shape Shape(params ReadOnlySpan<int> sizes) => new(sizes[0], sizes[1..].ToArray().ToEquatableArray());

    /// <summary>A window that rounds down, one for each axis of a map.</summary>
    public static EquatableArray<WindowAxis> Window(Shape map, int size, int stride = 1, int pad = 0, int dilation = 1) =>
        map.Axes.Select(axis => new WindowAxis
        {
            Input = axis,
            Size = size,
            Stride = stride,
            Dilation = dilation,
            PadBegin = pad,
            PadEnd = pad,
            Output = ((axis + (2 * pad) - (((size - 1) * dilation) + 1)) / stride) + 1,
        }).ToEquatableArray();

    /// <summary>The shape of a value.</summary>
    public Shape ShapeOf(int id) => _nodes[id].Shape;

    /// <param name="sizes">Channels and the sizes of the axes.</param>
    public int Input(params ReadOnlySpan<int> sizes)
    {
        int index = _inputs++;
        return Add(index == 0 ? "input" : $"input{index + 1}", new InputOp { Index = index }, Shape(sizes));
    }

    /// <summary>Adds an op whose shape follows from its window, or is that of what it reads.</summary>
    public int Add(string layer, Op op, params ReadOnlySpan<int> inputs)
    {
        Shape first = _nodes[inputs[0]].Shape;
        Shape shape = op switch
        {
            ConvOp conv => new(conv.Filters, conv.Window.Select(axis => axis.Output).ToEquatableArray()),
            ConvTransposeOp conv => new(conv.Filters, conv.Window.Select(axis => axis.Input).ToEquatableArray()),
            LocallyConnectedOp local => new(local.Filters, local.Window.Select(axis => axis.Output).ToEquatableArray()),
            PoolOp pool => first with { Axes = pool.Window.Select(axis => axis.Output).ToEquatableArray() },
            GlobalPoolOp => Compiler.Graph.Shape.Vector(first.Channels),
            FlattenOp => first.Flattened,
            DenseOp dense => Compiler.Graph.Shape.Vector(dense.Units),
            ConcatOp { Axis: 0 } => first with { Channels = inputs.ToArray().Sum(id => _nodes[id].Shape.Channels) },
            SliceOp { Axis: 0 } slice => first with { Channels = slice.Length },
            AttentionOp => first with { Channels = first.Channels / 3 },
            _ => first,
        };
        return Add(layer, op, shape, inputs);
    }

    /// <summary>Adds an op whose shape is given.</summary>
    public int Add(string layer, Op op, Shape shape, params ReadOnlySpan<int> inputs)
    {
        int id = _nodes.Count;
        _nodes.Add(new() { Id = id, Name = layer, Op = op, Shape = shape, Inputs = EquatableArray.Create(inputs), Layer = op is InputOp ? -1 : id });
        return id;
    }

    /// <summary>The graph, without having been verified; without outputs its last value is the only one.</summary>
    public NetworkGraph Build(params ReadOnlySpan<GraphOutput> outputs) => new()
    {
        Name = name,
        Nodes = _nodes.ToEquatableArray(),
        Outputs = outputs.IsEmpty ? [new(_nodes.Count - 1, "output")] : EquatableArray.Create(outputs),
    };
}
