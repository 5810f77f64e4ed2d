using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Lowering;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Collects steps, buffers and packed weights while nodes are lowered one by one (<c>Lowering</c>).</summary>
internal sealed class StepBuilder(NetworkGraph graph, KernelChoice kernels)
{
    /// <summary>Filters of a block of packed weights: one vector of the widest instruction set.</summary>
    public const int Block = 16;

    private readonly Dictionary<int, int> _bufferOf = [];
    private readonly HashSet<int> _zeroed = [];

    public NetworkGraph Graph { get; } = graph;

    public LayoutPlanner Layouts { get; } = new(graph, kernels);

    /// <summary>How kernels are chosen.</summary>
    public KernelChoice Kernels { get; } = kernels;

    public List<Step> Steps { get; } = [];

    public List<BufferPlan> Buffers { get; } = [];

    public List<PackedWeights> Weights { get; } = [];

    /// <summary>Floats of the packed weights that are always float32.</summary>
    public int WeightsLength { get; private set; }

    /// <summary>Floats of the others.</summary>
    public int ShortenableLength { get; private set; }

    /// <summary>Lowers a node: its steps, and the border that its readers want.</summary>
    public void Add(Node node)
    {
        NodeLowering.Lower(this, node);
        AddBorder(node);
    }

    public void AddOutputs()
    {
        for (int i = 0; i < Graph.Outputs.Count; i++)
        {
            BufferView view = ViewOf(Graph.Outputs[i].Id);
            Steps.Add(new OutputStep { Index = i, Place = new() { Name = Graph.Outputs[i].Name, Description = $"hand {view.Shape} to the caller", Inputs = [view] } });
        }
    }

    /// <summary>Where a value lies; makes the buffer when it is asked for first.</summary>
    public BufferView ViewOf(int id)
    {
        (int root, int channel) = Layouts.Views.Locate(id);
        if (!_bufferOf.TryGetValue(root, out int buffer))
        {
            Node owner = Graph.Find(root);
            buffer = AddBuffer(owner.Name, Layouts.Layout(owner));
            _bufferOf.Add(root, buffer);
        }

        return new(buffer, channel, Graph.Find(id).Shape);
    }

    /// <summary>The layout of the buffer in which a value lies.</summary>
    public BufferLayout LayoutOf(BufferView view) => Buffers[view.Buffer].Layout;

    /// <summary>What a node's only or last step has in common with all others.</summary>
    public StepPlace Place(Node node) => new()
    {
        Name = node.Name,
        Description = GraphPrinter.Describe(Graph, node),
        MultiplyAdds = node.Inputs.IsEmpty ? 0 : NetworkCost.MultiplyAddsOf(node, Graph.Find(node.Inputs[0]).Shape),
        Inputs = node.Inputs.Select(ViewOf).ToEquatableArray(),
        Output = ViewOf(node.Id),
    };

    /// <summary>Adds the step that makes a node's value, with the functions that it applies.</summary>
    /// <param name="node">The node.</param>
    /// <param name="step">Its step.</param>
    /// <param name="canSweep">Whether its kernel can pass over rows that it has stored; otherwise all functions are part of the stores.</param>
    public void Add(Node node, Step step, bool canSweep = true)
    {
        EquatableArray<Activation> epilogue = node.Op is ActivationOp alone ? [alone.Activation] : ((ProducerOp)node.Op).Epilogue;
        Steps.Add(step with { Epilogue = epilogue, IsEpilogueSwept = step is CopyStep or TapSumStep ? !epilogue.IsEmpty : canSweep && epilogue.Any(activation => activation.IsLong) });
    }

    /// <summary>A view's last vector reads beyond its channels; in the last pixel it may read beyond the buffer, where there must be something.</summary>
    public void ExtendView(Node node)
    {
        BufferView view = ViewOf(node.Id);
        if (LayoutOf(view) is { IsChannelsLast: true } layout && view.Channel + BufferLayout.RoundUp(view.Shape.Channels) > layout.PixelPitch)
            Extend(view.Buffer, Block);
    }

    /// <summary>A buffer of so many floats for what a step keeps to itself; the step names it among its inputs.</summary>
    public BufferView AddScratch(Node node, long floats)
    {
        Shape run = Shape.Vector(checked((int)floats));
        return new(AddBuffer("scratch_" + node.Name, BufferLayout.Run(run.Channels)), 0, run);
    }

    public int AddBuffer(string name, BufferLayout layout)
    {
        Buffers.Add(new() { Id = Buffers.Count, Name = name, Layout = layout, Length = layout.Length });
        return Buffers.Count - 1;
    }

    /// <summary>The last vector of a row reads beyond it, or a last store writes beyond it; behind the buffer there must be something.</summary>
    public void Extend(int buffer, int floats) => Buffers[buffer] = Buffers[buffer] with { Length = checked(Buffers[buffer].Length + BufferLayout.RoundUp(floats)) };

    /// <summary>Room in the packed weights, in floats.</summary>
    public int Reserve(long floats)
    {
        int offset = WeightsLength;
        long length = offset + floats;
        if (length > int.MaxValue - BufferLayout.Alignment)
            throw new NetworkTooLargeException($"the packed weights have {length} values, more than the {int.MaxValue} that an array may have");
        WeightsLength = BufferLayout.RoundUp(length);
        return offset;
    }

    /// <summary>Room for weights that may be stored in 16 bits: behind all others, which do not move then. The offset counts from there.</summary>
    public int ReserveShort(long floats)
    {
        int offset = ShortenableLength;
        long length = offset + floats;
        if (length + WeightsLength > int.MaxValue - (2 * BufferLayout.Alignment))
            throw new NetworkTooLargeException($"the packed weights have {length + WeightsLength} values, more than the {int.MaxValue} that an array may have");
        ShortenableLength = checked((int)((length + (2 * BufferLayout.Alignment) - 1) / (2 * BufferLayout.Alignment) * 2 * BufferLayout.Alignment));
        return offset;
    }

    /// <summary>Once all else has its place, those of the weights that may be stored in 16 bits are known.</summary>
    public void PlaceShort()
    {
        for (int i = 0; i < Steps.Count; i++)
        {
            if (Steps[i] is DenseStep { MayBeShort: true } dense)
                Steps[i] = dense with { WeightsOffset = Wide(dense.WeightsOffset), ShortOffset = Short(dense.WeightsOffset) };
        }

        for (int i = 0; i < Weights.Count; i++)
        {
            if (Weights[i] is PackedDense { ShortOffset: >= 0 } dense)
                Weights[i] = dense with { Offset = Wide(dense.Offset), ShortOffset = Short(dense.Offset) };
        }

        int Wide(int offset) => checked(WeightsLength + offset);
        int Short(int offset) => WeightsLength + (offset / 2);
    }

    /// <summary>Blocks of 16 that hold so many values.</summary>
    public static int Blocks(int values) => (values + Block - 1) / Block;

    /// <summary>Rows of a map: all its pixels but for the last axis.</summary>
    public static int OuterRows(Shape shape) => shape.Axes.Count < 2 ? 1 : shape.Axes.Take(shape.Axes.Count - 1).Aggregate(1, (product, axis) => product * axis);

    /// <summary>
    /// The value as a reader with a padding wants it: where its buffer's border is filled otherwise, a copy with a border of its own.
    /// </summary>
    public BufferView Bordered(Node reader, PadMode mode)
    {
        BufferView view = ViewOf(reader.Inputs[0]);
        if (Padding.Of(reader) is not { IsNone: false } padding || Layouts.BorderMode(reader.Inputs[0]) == mode)
            return view;
        int copy = AddBuffer("padded_" + reader.Name, BufferLayout.ChannelsLast(view.Shape, padding.Begin, padding.End));
        BufferView target = new(copy, 0, view.Shape);
        Steps.Add(new CopyStep { Part = view.Shape, Place = new() { Name = "padded_" + reader.Name, Description = $"{view.Shape}, to be padded otherwise", Inputs = [view], Output = target } });
        FillBorder("padded_" + reader.Name, target, mode);
        return target;
    }

    /// <summary>Zeros are written once for all that lies in the buffer, anything else again after each value that its readers pad.</summary>
    private void AddBorder(Node node)
    {
        bool isPadded = Graph.ConsumersOf(node.Id).Any(reader => reader.Inputs[0] == node.Id && Layouts.PaddingOf(reader) is { IsNone: false } padding && padding.Mode == Layouts.BorderMode(node.Id));
        if (isPadded)
            FillBorder(node.Name, ViewOf(node.Id), Layouts.BorderMode(node.Id) ?? PadMode.Zero);
    }

    /// <summary>Fills the border around a value.</summary>
    public void FillBorder(string name, BufferView view, PadMode mode)
    {
        if (mode == PadMode.Zero && !_zeroed.Add(view.Buffer))
            return;
        Steps.Add(new BorderStep { Mode = mode, Place = new() { Name = "border_" + name, Description = $"{mode} padding around {view.Shape}", Inputs = [view], Output = view } });
    }
}
