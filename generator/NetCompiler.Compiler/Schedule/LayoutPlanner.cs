using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Lowering;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Decides how each map lies in memory: channels last, so that one vector holds channels of one pixel, with the border that its
/// readers' padding asks for. Maps of few channels stay planar, where vectors over pixels fill more lanes than vectors over channels.
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

    /// <summary>
    /// In a network of more convolutions kernels are shared as far as it goes: DenseNet-121 has 66 different convolutions, and each kernel costs about four
    /// milliseconds of JIT.
    /// </summary>
    private const int ManyConvolutions = 16;

    private readonly NetworkGraph _graph;
    private readonly KernelChoice _kernels;
    private readonly ViewPlanner _views;
    private readonly HashSet<int> _planar = [];
    private readonly HashSet<int> _pixelConvs = [];
    private readonly HashSet<int> _tapSums = [];
    private readonly ILookup<int, Padding> _paddings;

    public LayoutPlanner(NetworkGraph graph, KernelChoice kernels)
    {
        _graph = graph;
        _kernels = kernels;
        SharesKernels = kernels == KernelChoice.Special || (kernels == KernelChoice.Cheapest && graph.Nodes.Count(node => node.Op is ConvOp) > ManyConvolutions);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is ConvOp conv && IsPixelConv(node, conv))
                _pixelConvs.Add(node.Id);
            else if (node.Inputs.Count > 0 && !_planar.Contains(node.Inputs[0]) && TapSums.Accepts(node, graph.Find(node.Inputs[0]).Shape, kernels))
                _tapSums.Add(node.Id);
            if (IsPlanar(node))
                _planar.Add(node.Id);
        }

        _views = new(graph, _planar);
        _paddings = graph.Nodes
            .SelectMany(reader => reader.Inputs.Take(1).Select(input => (Root: _views.Root(input), Padding: PaddingOf(reader))))
            .Where(pair => pair.Padding is { IsNone: false })
            .ToLookup(pair => pair.Root, pair => pair.Padding!);
    }

    /// <summary>Where values lie in the buffers of others.</summary>
    public ViewPlanner Views => _views;

    /// <summary>Whether the network has so many convolutions that their kernels should be few rather than each made for one layer.</summary>
    public bool SharesKernels { get; }

    /// <summary>Whether a convolution's lanes are pixels.</summary>
    public bool HasPixelLanes(Node node) => _pixelConvs.Contains(node.Id);

    /// <summary>Whether a convolution is computed as the sums of channels that each of its taps makes.</summary>
    public bool SumsTaps(Node node) => _tapSums.Contains(node.Id);

    /// <summary>The border that a reader wants around the map that it reads; null for none.</summary>
    public Padding? PaddingOf(Node reader) => SumsTaps(reader) ? null : Padding.Of(reader);

    /// <summary>The layout of the buffer that is made for a node; not for one whose value is a view of another's.</summary>
    public BufferLayout Layout(Node node)
    {
        EquatableArray<int> begin = Border(node, padding => padding.Begin);
        EquatableArray<int> end = Border(node, padding => padding.End);
        return !_planar.Contains(node.Id) ? BufferLayout.ChannelsLast(node.Shape, begin, end, Pitch(node))
            : HasPixelLanes(node) || SumsTaps(node) ? BufferLayout.PlanarVectors(node.Shape, begin, end)
            : BufferLayout.Planar(node.Shape, begin, end);
    }

    /// <summary>What the border of the buffer in which a value lies is filled with: what its first reader with a padding asks for. Null without a border.</summary>
    public PadMode? BorderMode(int id) => _paddings[_views.Root(id)].FirstOrDefault()?.Mode;

    /// <summary>
    /// At least so many floats a pixel. Kernels address pixels with the pitch as a constant, so where they are to be shared it is one of few: 16·2ⁿ or 24·2ⁿ. And not
    /// 1 KB or a multiple, or all pixels that a tile meets would fall into 4 of the 64 sets of a first-level cache (depthwise 3×3 of 256×28×28 took 52 µs instead of 34, AMD EPYC).
    /// </summary>
    private int Pitch(Node node)
    {
        int pitch = Math.Max(node.Shape.Channels, _views.Pitch(node.Id));

        // A dense layer reads a map without gaps as it lies.
        bool isFlattened = Readers(node).Any() && Readers(node).All(reader => reader.Op is DenseOp);
        return node.Shape.IsVector || isFlattened ? BufferLayout.RoundUp(pitch) : SharedPitch(pitch);
    }

    /// <summary>The pitch of pixels, or of what is addressed like them, of so many values.</summary>
    public int SharedPitch(int values)
    {
        const int FewSets = 256;
        int pitch = BufferLayout.RoundUp(values);
        if (SharesKernels)
        {
            int power = BufferLayout.Alignment;
            while (power < pitch)
                power *= 2;
            pitch = power / 4 * 3 >= pitch && power > BufferLayout.Alignment * 2 ? power / 4 * 3 : power;
        }

        return pitch % FewSets == 0 ? pitch + BufferLayout.Alignment : pitch;
    }

    /// <summary>Readers that want another mode than the first get a copy of the map.</summary>
    private EquatableArray<int> Border(Node node, Func<Padding, EquatableArray<int>> side) =>
        node.Shape.Axes.Select((_, axis) => _paddings[node.Id].Where(padding => padding.Mode == BorderMode(node.Id)).Select(padding => side(padding)[axis]).DefaultIfEmpty(0).Max()).ToEquatableArray();

    private bool IsPlanar(Node node) => node.Op switch
    {
        InputOp => Readers(node).All(reader => reader.Op is DenseOp) ? !node.Shape.IsVector && Readers(node).Any() : node.Shape.Channels <= PlanarInputChannels && Readers(node).All(ReadsPlanar),
        ConvOp or ConvTransposeOp when SumsTaps(node) => !Readers(node).Any(),
        ConvOp => HasPixelLanes(node),
        PoolOp => _planar.Contains(node.Inputs[0]),
        _ => false,
    };

    private IEnumerable<Node> Readers(Node node) => _graph.ConsumersOf(node.Id);

    /// <summary>Whether a reader takes a planar map: convolutions over filters or pixels, and pools inside the map whose own readers do.</summary>
    private bool ReadsPlanar(Node reader) => reader.Op switch
    {
        ConvOp conv => !GroupedConvLowering.Accepts(conv.Filters, conv.Groups) && !conv.AddsInput && conv.WinogradTile == 0,
        PoolOp pool => pool.Window.All(axis => axis.IsInside) && pool.Window[pool.Window.Count - 1].Input <= WidestPlanarPool && pool.Window.Aggregate(1L, (product, axis) => product * axis.Size) <= LargestPlanarPool
            && Readers(reader).Any() && Readers(reader).All(next => next.Op is DenseOp || (next.Op is ConvOp && ReadsPlanar(next))),
        _ => false,
    };

    /// <summary>
    /// Vectors over pixels need a row for each filter, vectors over filters a vector for each pixel: whichever makes fewer. LeNet's first layer, 6
    /// filters on rows of 24, takes 12 vectors a row over pixels and 24 over filters.
    /// </summary>
    private bool IsPixelConv(Node node, ConvOp conv)
    {
        WindowAxis last = conv.Window[conv.Window.Count - 1];
        if (_kernels == KernelChoice.General || conv.WinogradTile > 0 || conv.Groups > 1 || last.Stride > 1 || conv.AddsInput || node.Shape.Channels > PlanarChannels || !_planar.Contains(node.Inputs[0]))
            return false;
        if (!Readers(node).All(reader => reader.Op is DenseOp || ReadsPlanar(reader)))
            return false;
        int overPixels = conv.Filters * ((last.Output + Lanes - 1) / Lanes);
        int overFilters = last.Output * ((conv.Filters + Lanes - 1) / Lanes);
        return _kernels == KernelChoice.Special || overPixels * 5 < overFilters * 4;
    }
}
