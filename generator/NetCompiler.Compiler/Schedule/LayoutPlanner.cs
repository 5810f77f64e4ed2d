using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Decides how each map lies in memory: channels last, so that one vector holds channels of one pixel, with the border that its
/// reader's padding asks for. Maps of few channels stay planar, where vectors over pixels fill more lanes than vectors over channels.
/// </summary>
internal sealed class LayoutPlanner
{
    /// <summary>
    /// A convolution over pixels makes a planar map of up to so many channels: its reader may take it one value at a time, and does so as fast as from any
    /// other map while the rows of all planes stay in the first-level cache.
    /// </summary>
    private const int PlanarChannels = 16;

    /// <summary>More channels of the network's input are cheaper to bring into the channels-last order once.</summary>
    private const int PlanarInputChannels = 4;

    /// <summary>A pool over planar maps keeps a row on the stack: 16 KB.</summary>
    private const int WidestPlanarPool = 4096;

    /// <summary>And writes out every value of a window, in one expression.</summary>
    private const int LargestPlanarPool = 64;

    /// <summary>Lanes of the widest instruction set, for which the choice is made.</summary>
    private const int Lanes = 16;

    private readonly NetworkGraph _graph;
    private readonly HashSet<int> _planar = [];
    private readonly HashSet<int> _pixelConvs = [];

    public LayoutPlanner(NetworkGraph graph)
    {
        _graph = graph;
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is ConvOp conv && IsPixelConv(node, conv))
                _pixelConvs.Add(node.Id);
            if (IsPlanar(node))
                _planar.Add(node.Id);
        }
    }

    /// <summary>Whether a convolution's lanes are pixels.</summary>
    public bool HasPixelLanes(Node node) => _pixelConvs.Contains(node.Id);

    public BufferLayout Layout(Node node)
    {
        (EquatableArray<int> begin, EquatableArray<int> end) = Border(node);
        return !_planar.Contains(node.Id) ? BufferLayout.ChannelsLast(node.Shape, begin, end)
            : HasPixelLanes(node) ? BufferLayout.PlanarVectors(node.Shape, begin, end)
            : BufferLayout.Planar(node.Shape, begin, end);
    }

    /// <summary>One filter for each channel; a single channel is an ordinary convolution.</summary>
    public static bool IsDepthwise(ConvOp conv, Shape input) => conv.Groups > 1 && conv.Groups == input.Channels && conv.Filters == input.Channels;

    private Node? Consumer(Node node) => _graph.ConsumersOf(node.Id).FirstOrDefault();

    private (EquatableArray<int> Begin, EquatableArray<int> End) Border(Node node)
    {
        if (Consumer(node)?.Op is ConvOp conv)
            return (conv.Window.Select(axis => axis.PadBegin).ToEquatableArray(), conv.Window.Select(axis => axis.PadEnd + axis.Overhang).ToEquatableArray());
        EquatableArray<int> none = node.Shape.Axes.Select(_ => 0).ToEquatableArray();
        return (none, none);
    }

    private bool IsPlanar(Node node) => node.Op switch
    {
        InputOp => Consumer(node)?.Op is DenseOp ? !node.Shape.IsVector : node.Shape.Channels <= PlanarInputChannels && ReadsPlanar(Consumer(node)),
        ConvOp => HasPixelLanes(node),
        PoolOp => _planar.Contains(node.Inputs[0]),
        _ => false,
    };

    /// <summary>Whether a reader takes a planar map: convolutions over filters or pixels, and pools inside the map whose own reader does.</summary>
    private bool ReadsPlanar(Node? reader) => reader?.Op switch
    {
        ConvOp conv => !IsDepthwise(conv, _graph.Find(reader.Inputs[0]).Shape),
        PoolOp pool => pool.Window.All(axis => axis.IsInside) && pool.Window[pool.Window.Count - 1].Input <= WidestPlanarPool && pool.Window.Aggregate(1L, (product, axis) => product * axis.Size) <= LargestPlanarPool
            && Consumer(reader) is { Op: ConvOp or DenseOp } next && (next.Op is DenseOp || ReadsPlanar(next)),
        _ => false,
    };

    /// <summary>
    /// Vectors over pixels need a row for each filter, vectors over filters a vector for each pixel: whichever makes fewer. LeNet's first layer, 6
    /// filters on rows of 24, takes 12 vectors a row over pixels and 24 over filters.
    /// </summary>
    private bool IsPixelConv(Node node, ConvOp conv)
    {
        WindowAxis last = conv.Window[conv.Window.Count - 1];
        Node? reader = Consumer(node);
        if (conv.Groups > 1 || last.Stride > 1 || node.Shape.Channels > PlanarChannels || !_planar.Contains(node.Inputs[0]))
            return false;
        if (reader is not null && reader.Op is not DenseOp && !ReadsPlanar(reader))
            return false;
        int overPixels = conv.Filters * ((last.Output + Lanes - 1) / Lanes);
        int overFilters = last.Output * ((conv.Filters + Lanes - 1) / Lanes);
        return overPixels * 5 < overFilters * 4;
    }
}
