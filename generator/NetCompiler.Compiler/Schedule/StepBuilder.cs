using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Lowers nodes to steps, each with its buffer and its packed weights.</summary>
internal sealed class StepBuilder(NetworkGraph graph)
{
    /// <summary>Filters of a block of packed weights: one vector of the widest instruction set.</summary>
    public const int Block = 16;

    private readonly LayoutPlanner _layouts = new(graph);
    private readonly Dictionary<int, int> _bufferOf = [];

    public List<Step> Steps { get; } = [];

    public List<BufferPlan> Buffers { get; } = [];

    public List<PackedWeights> Weights { get; } = [];

    public int WeightsLength { get; private set; }

    public void Add(Node node)
    {
        int input = node.Inputs.IsEmpty ? -1 : _bufferOf[node.Inputs[0]];
        Shape from = node.Inputs.IsEmpty ? node.Shape : graph.Find(node.Inputs[0]).Shape;
        if (node.Op is DenseOp && !Buffers[input].Layout.IsCompact)
            input = AddCompaction(node, input, from);
        int output = AddBuffer(node.Name, _layouts.Layout(node));
        _bufferOf.Add(node.Id, output);

        Step step = node.Op switch
        {
            InputOp op => Input(node, op, output),
            ConvOp op when LayoutPlanner.IsDepthwise(op, from) => Depthwise(node, op, from, input, output),
            ConvOp op when _layouts.HasPixelLanes(node) => PixelConv(node, op, from, input, output),
            ConvOp op => Conv(node, op, from, input, output),
            PoolOp op when !Buffers[input].Layout.IsChannelsLast => PlanarPool(node, op, from, input, output),
            PoolOp op => new PoolStep
            {
                Name = node.Name,
                Description = Describe(node, from),
                Input = input,
                Output = output,
                Kind = op.Kind,
                Window = op.Window,
                Channels = from.Channels,
                CountPad = op.CountPad,
                IsClipped = !op.Window.All(axis => axis.IsInside),
                Rows = OuterRows(node.Shape),
            },
            GlobalPoolOp op => new GlobalPoolStep
            {
                Name = node.Name,
                Description = Describe(node, from),
                Input = input,
                Output = output,
                Kind = op.Kind,
                Channels = from.Channels,
                Pixels = (int)from.Pixels,
                Chains = op.Chains,
            },
            DenseOp op => Dense(node, op, from, input, output),
            BatchNormOp op => BatchNorm(node, op, from, input, output),
            FlattenOp => new FlattenStep { Name = node.Name, Description = Describe(node, from), Input = input, Output = output, KeepsPixelOrder = false },
            SoftmaxOp => new SoftmaxStep { Name = node.Name, Description = Describe(node, from), Input = input, Output = output, Channels = from.Channels, Pixels = (int)from.Pixels },
            _ => throw new InvariantException($"%{node.Id} {node.Name}: no step computes {node.Op.Mnemonic}"),
        };
        EquatableArray<Activation> epilogue = ((ProducerOp)node.Op).Epilogue;
        Steps.Add(step with { Epilogue = epilogue, IsEpilogueSwept = epilogue.Any(activation => activation.Kind is ActivationKind.Elu or ActivationKind.Tanh or ActivationKind.Sigmoid) });
        AddBorder(node, output);
    }

    public void AddOutput() => Steps.Add(new OutputStep { Name = "output", Description = $"hand {graph.Find(graph.Outputs[0].Id).Shape} to the caller", Input = _bufferOf[graph.Outputs[0].Id], Output = -1 });

    private static int OuterRows(Shape shape) => shape.Axes.Count < 2 ? 1 : shape.Axes.Take(shape.Axes.Count - 1).Aggregate(1, (product, axis) => product * axis);

    private static string Describe(Node node, Shape from)
    {
        string text = GraphPrinter.Print(node);
        int details = text.IndexOf('[');
        return $"{node.Op.Mnemonic} {from} → {node.Shape}" + (details < 0 ? "" : ": " + text.Substring(details + 1).TrimEnd(']'));
    }

    private int AddBuffer(string name, BufferLayout layout)
    {
        Buffers.Add(new() { Id = Buffers.Count, Name = name, Layout = layout, Length = layout.Length });
        return Buffers.Count - 1;
    }

    private int Reserve(long floats)
    {
        int offset = WeightsLength;
        long length = offset + floats;
        if (length > int.MaxValue - BufferLayout.Alignment)
            throw new NetworkTooLargeException($"the packed weights have {length} values, more than the {int.MaxValue} that an array may have");
        WeightsLength = BufferLayout.RoundUp(length);
        return offset;
    }

    private InputStep Input(Node node, InputOp op, int output)
    {
        int picture = -1;
        if (op.Normalize is { MeanPicture: true })
        {
            picture = Reserve(node.Shape.Length);
            Weights.Add(new PackedMeanPicture { Name = op.NormalizeName, Offset = picture, Shape = node.Shape.Sizes.ToEquatableArray() });
        }

        return new() { Name = "input", Description = Describe(node, node.Shape), Input = -1, Output = output, Normalize = op.Normalize, MeanPictureOffset = picture };
    }

    private ConvStep Conv(Node node, ConvOp op, Shape from, int input, int output)
    {
        (int perBlock, EquatableArray<int> first) = ChannelsOfBlocks(op, from);
        (int weights, int bias) = Pack(node, op, from.Channels / op.Groups, perBlock, first);
        return new()
        {
            Name = node.Name,
            Description = Describe(node, from),
            Input = input,
            Output = output,
            Window = op.Window,
            Filters = op.Filters,
            ChannelsPerBlock = perBlock,
            FirstChannels = first,
            ReadsRuns = Buffers[input].Layout is { IsChannelsLast: true } layout && layout.PixelPitch == perBlock && op.Window[op.Window.Count - 1].Dilation == 1,
            SharesBlocks = SharesBlocks(op),
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = OuterRows(node.Shape),
        };
    }

    private PixelConvStep PixelConv(Node node, ConvOp op, Shape from, int input, int output)
    {
        (int weights, int bias) = Pack(node, op, from.Channels, from.Channels, [.. Enumerable.Repeat(0, Blocks(op.Filters))]);

        ReadBeyond(input, op.Window[op.Window.Count - 1].Effective + Block);
        return new()
        {
            Name = node.Name,
            Description = Describe(node, from),
            Input = input,
            Output = output,
            Window = op.Window,
            Filters = op.Filters,
            Channels = from.Channels,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = OuterRows(node.Shape),
        };
    }

    private PlanarPoolStep PlanarPool(Node node, PoolOp op, Shape from, int input, int output)
    {
        ReadBeyond(input, Block);
        return new()
        {
            Name = node.Name,
            Description = Describe(node, from),
            Input = input,
            Output = output,
            Kind = op.Kind,
            Window = op.Window,
            Channels = from.Channels,
            Rows = OuterRows(node.Shape),
        };
    }

    /// <summary>The last vector of a row reads beyond it; behind the last row there must be something to read.</summary>
    private void ReadBeyond(int buffer, int floats) => Buffers[buffer] = Buffers[buffer] with { Length = checked(Buffers[buffer].Length + BufferLayout.RoundUp(floats)) };

    private (int Weights, int Bias) Pack(Node node, ConvOp op, int channelsPerGroup, int channelsPerBlock, EquatableArray<int> firstChannels)
    {
        int blocks = Blocks(op.Filters);
        int weights = Reserve((long)blocks * Block * op.Taps * channelsPerBlock);
        int bias = Reserve(blocks * Block);
        Weights.Add(new PackedConv
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Groups = op.Groups,
            ChannelsPerGroup = channelsPerGroup,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            ChannelsPerBlock = channelsPerBlock,
            FirstChannels = firstChannels,
            SharesBlocks = channelsPerBlock != channelsPerGroup && SharesBlocks(op),
            Bias = op.Bias,
            Norm = op.Norm,
        });
        return (weights, bias);
    }

    /// <summary>
    /// With groups a block of 16 filters reads the channels of its own groups only. Groups of fewer than 16 filters share a block: its weights
    /// are marked where filter and channel belong to different groups.
    /// </summary>
    private static (int PerBlock, EquatableArray<int> First) ChannelsOfBlocks(ConvOp op, Shape from)
    {
        int filtersPerGroup = op.Filters / op.Groups;
        int channelsPerGroup = from.Channels / op.Groups;
        (int First, int End)[] ranges =
        [
            .. Enumerable.Range(0, Blocks(op.Filters)).Select(block =>
            {
                int firstGroup = block * Block / filtersPerGroup;
                int lastGroup = (Math.Min((block + 1) * Block, op.Filters) - 1) / filtersPerGroup;
                return (firstGroup * channelsPerGroup, (lastGroup + 1) * channelsPerGroup);
            }),
        ];
        int perBlock = ranges.Max(range => range.End - range.First);
        return (perBlock, ranges.Select(range => Math.Min(range.First, from.Channels - perBlock)).ToEquatableArray());
    }

    private static bool SharesBlocks(ConvOp op) => op.Groups > 1 && op.Filters / op.Groups % Block != 0;

    private static int Blocks(int values) => (values + Block - 1) / Block;

    private DepthwiseStep Depthwise(Node node, ConvOp op, Shape from, int input, int output)
    {
        // One channel for each filter: the same arrangement as a convolution whose blocks read a single channel.
        (int weights, int bias) = Pack(node, op, channelsPerGroup: 1, channelsPerBlock: 1, firstChannels: []);
        return new()
        {
            Name = node.Name,
            Description = Describe(node, from),
            Input = input,
            Output = output,
            Window = op.Window,
            Channels = op.Filters,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = OuterRows(node.Shape),
        };
    }

    private int AddCompaction(Node dense, int input, Shape from)
    {
        // Stored vectors overlap: each pixel's last one spills into the next pixel, which overwrites it, and the very last one behind the buffer.
        bool keepsPixelOrder = Buffers[input].Layout.IsChannelsLast;
        BufferLayout layout = BufferLayout.Run(checked((int)from.Length));
        int compact = AddBuffer("flat_" + dense.Name, layout);
        Buffers[compact] = Buffers[compact] with { Length = layout.Length + Block };
        Steps.Add(new FlattenStep
        {
            Name = "flat_" + dense.Name,
            Description = $"{from} → a run of {from.Length}, {(keepsPixelOrder ? "pixel by pixel" : "channel by channel")}",
            Input = input,
            Output = compact,
            KeepsPixelOrder = keepsPixelOrder,
        });
        return compact;
    }

    private DenseStep Dense(Node node, DenseOp op, Shape from, int input, int output)
    {
        int inputs = checked((int)from.Length);
        int blocks = Blocks(op.Units);
        int weights = Reserve((long)blocks * Block * inputs);
        int bias = Reserve(blocks * Block);

        // A planar map lies in the order of the file: as one pixel with all values as its channels.
        bool isFileOrder = from.IsVector || !Buffers[_bufferOf[node.Inputs[0]]].Layout.IsChannelsLast;
        Weights.Add(new PackedDense
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Units = op.Units,
            Channels = isFileOrder ? inputs : from.Channels,
            Pixels = isFileOrder ? 1 : (int)from.Pixels,
            Bias = op.Bias,
            Norm = op.Norm,
        });
        return new()
        {
            Name = node.Name,
            Description = Describe(node, from),
            Input = input,
            Output = output,
            Inputs = inputs,
            Units = op.Units,
            Chains = op.Chains,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = (op.Units + DenseStep.UnitsPerRow - 1) / DenseStep.UnitsPerRow,
        };
    }

    private BatchNormStep BatchNorm(Node node, BatchNormOp op, Shape from, int input, int output)
    {
        int scale = Reserve(Blocks(from.Channels) * Block);
        int shift = Reserve(Blocks(from.Channels) * Block);
        Weights.Add(new PackedBatchNorm { Name = node.Name, Offset = scale, ShiftOffset = shift, Channels = from.Channels, Epsilon = op.Epsilon });
        return new()
        {
            Name = node.Name,
            Description = Describe(node, from),
            Input = input,
            Output = output,
            Channels = from.Channels,
            Pixels = (int)from.Pixels,
            ScaleOffset = scale,
            ShiftOffset = shift,
        };
    }

    private void AddBorder(Node node, int buffer)
    {
        if (graph.ConsumersOf(node.Id).FirstOrDefault()?.Op is not ConvOp conv || conv.Window.All(axis => axis.PadBegin == 0 && axis.PadEnd + axis.Overhang == 0))
            return;
        Steps.Add(new BorderStep
        {
            Name = "border_" + node.Name,
            Description = $"{conv.PadMode} padding around {node.Shape}",
            Input = buffer,
            Output = buffer,
            Mode = conv.PadMode,
        });
    }
}
