using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers convolutions: with groups that share blocks, over pixels, or over filters.</summary>
internal static class ConvLowering
{
    /// <summary>A partial sum of fewer values is not worth its addition.</summary>
    private const int ShortestPart = 128;

    public static void Lower(StepBuilder builder, Node node, ConvOp op)
    {
        if (builder.Layouts.SumsTaps(node))
        {
            TapSumLowering.Lower(builder, node, op);
            return;
        }

        StepPlace place = builder.Place(node);
        place = place with { Inputs = place.Inputs.Skip(1).Prepend(builder.Bordered(node, op.PadMode)).ToEquatableArray() };
        if (op.WinogradTile > 0)
        {
            WinogradLowering.Lower(builder, node, op, place);
            return;
        }

        builder.Add(node, GroupedConvLowering.Accepts(op.Filters, op.Groups) ? Grouped(builder, node, op, place) : builder.Layouts.HasPixelLanes(node) ? OverPixels(builder, node, op, place) : OverFilters(builder, node, op, place));
    }

    private static Step OverFilters(StepBuilder builder, Node node, ConvOp op, StepPlace place)
    {
        BufferView input = place.Inputs[0];
        (int perBlock, EquatableArray<int> first) = ChannelsOfBlocks(op.Filters, op.Groups, input.Shape.Channels);
        (int weights, int bias) = Pack(builder, node, op, input.Shape.Channels / op.Groups, perBlock, first);
        if (PointwiseLowering.Accepts(builder, op, place))
            return PointwiseLowering.Step(builder, op, place, weights, bias, PartialSums(depth: perBlock, run: perBlock));
        ConvStep step = new()
        {
            Place = place,
            Window = op.Window,
            Filters = op.Filters,
            ChannelsPerBlock = perBlock,
            FirstChannels = first,
            ReadsRuns = builder.LayoutOf(input) is { IsChannelsLast: true } layout && layout.PixelPitch == perBlock && op.Window[op.Window.Count - 1].Dilation == 1,
            AddsInput = op.AddsInput,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = StepBuilder.OuterRows(node.Shape),
        };
        step = Ordered(step, skipsBorder: op.PadMode == PadMode.Zero);
        if (FiltersPerShare(builder, step) is var share and > 0)
            step = Shared(step, share);
        bool isShared = builder.Layouts.SharesKernels && op.Groups == 1 && perBlock >= StepBuilder.Block && op.Window.Count <= 2;
        return isShared ? step with { Sizes = Sizes(builder, step) } : step;
    }

    /// <summary>
    /// Filters by filters, all rows of the map each time, where reading the weights once a row would bring more from beyond the second-level cache than reading the
    /// map once for each share of the filters. In ResNet-18's last stage (512 filters on 7×7) the weights are 9 MB, and each of seven rows would read them. Also where the rows
    /// alone would leave threads without work, as in one dimension.
    /// </summary>
    private static int FiltersPerShare(StepBuilder builder, ConvStep step)
    {
        const long StaysInCache = 512 * 1024 / sizeof(float);
        const int FewRows = 4;
        const long WorthSplitting = 1_000_000;

        // At least two shares: one would leave all but one thread without work.
        int share = new[] { 64, 48, 32 }.FirstOrDefault(filters => step.Filters % filters == 0 && filters < step.Filters);
        long weights = (long)step.Filters * step.Depth;
        bool isLong = step.Rows < FewRows && weights * step.Output.Shape.Pixels >= WorthSplitting;
        bool mayStay = builder.Kernels == KernelChoice.General || (builder.Kernels == KernelChoice.Cheapest && weights <= StaysInCache && !isLong);
        if (share == 0 || mayStay || step.FirstChannels.Distinct().Count() > 1 || builder.LayoutOf(step.Input) is not { IsChannelsLast: true } source)
            return 0;
        long map = step.Input.Shape.Pixels * Math.Min(source.PixelPitch, BufferLayout.RoundUp(step.ChannelsPerBlock));
        long passes = map <= StaysInCache ? 1 : step.Filters / share;
        return builder.Kernels == KernelChoice.Special || isLong || weights + (map * passes) < weights * step.Rows ? share : 0;
    }

    private static ConvStep Shared(ConvStep step, int filters)
    {
        int shares = step.Filters / filters;
        int bands = MapBands.Count(shares, MapBands.Most(step.Rows, step.Output.Shape.Pixels));
        return step with { FiltersPerShare = filters, Bands = bands, Rows = shares * bands };
    }

    /// <summary>The order of its sums: by taps or runs, in parts, in chains.</summary>
    /// <param name="step">The convolution.</param>
    /// <param name="skipsBorder">Whether the border of its input holds zeros.</param>
    public static ConvStep Ordered(ConvStep step, bool skipsBorder)
    {
        step = step with { SkipsBorder = skipsBorder && step.Window.Any(BorderTaps.Any) };
        step = step with { IsTapByTap = IsTapByTap(step) };
        int parts = PartialSums(step);
        step = step with { PartialSums = parts, JoinsTaps = parts > 0 && step.IsTapByTap && step.ChannelsPerBlock < ShortestPart };
        return step with { Chains = Chains(step) };
    }

    /// <summary>
    /// Taps of narrow maps one by one, if that saves at least a twenty-fifth.
    /// </summary>
    private static bool IsTapByTap(ConvStep step)
    {
        WindowAxis last = step.Window[step.Window.Count - 1];
        return step.SkipsBorder && last.Size > 1 && last.Output <= BorderTaps.WidestRow && step.ChannelsPerBlock >= StepBuilder.Block && BorderTaps.Count(last) * 25 <= last.Size * last.Output * 24;
    }

    /// <summary>Eight multiply-adds hide their latency: where a row has fewer outputs (vectors of 16 filters, four of them in a tile), each is summed in chains.</summary>
    private static int Chains(ConvStep step)
    {
        const int InFlight = 8;
        const int MostVectors = 4;
        int outputs = step.Window[step.Window.Count - 1].Output * Math.Min(MostVectors, StepBuilder.Blocks(step.Filters));
        int run = step.RunLength / Math.Max(1, step.PartialSums);
        int chains = 1;
        while (step.ChannelsPerBlock >= StepBuilder.Block && step.Taps > 0 && chains * 2 * outputs <= InFlight && run % (chains * 2 * MostVectors) == 0)
            chains *= 2;
        return chains;
    }

    /// <summary>The arguments of a shared kernel, in the order of its parameters.</summary>
    private static EquatableArray<KernelArgument> Sizes(StepBuilder builder, ConvStep step)
    {
        BufferLayout source = builder.LayoutOf(step.Input);
        BufferLayout target = builder.LayoutOf(step.Output);
        WindowAxis rows = step.Window[0];
        List<KernelArgument> sizes =
        [
            new("int", "run", step.RunLength / Math.Max(1, step.PartialSums)),
            new("nint", "block", (long)step.Depth * StepBuilder.Block),
            new("int", "filters", BufferLayout.RoundUp(step.Filters)),
            new("int", "width", step.Window[step.Window.Count - 1].Output),
            new("int", "targetPitch", target.PixelPitch),
        ];
        if (step.PartialSums > 0)
            sizes.Add(new("int", "parts", step.PartialSums));
        if (step.FiltersPerShare > 0 && step.Window.Count == 2)
            sizes.AddRange([new("int", "bands", step.Bands), new("int", "rows", rows.Output)]);
        if (step.Window.Count == 2)
            sizes.AddRange([new("int", "sourceRow", (long)rows.Stride * source.AxisStrides[0]), new("int", "targetRow", target.AxisStrides[0])]);
        if (step.Window.Count == 2 && rows.Size > 1)
        {
            sizes.Add(new("int", "tapRow", (long)rows.Dilation * source.AxisStrides[0]));

            // A map without an end where no row of taps may be left out.
            sizes.AddRange([new("int", "padding", step.SkipsBorder ? rows.PadBegin : 0), new("int", "height", step.SkipsBorder ? rows.Input : int.MaxValue / 2)]);
        }

        if (step.AddsInput)
            sizes.Add(new("int", "otherPitch", builder.LayoutOf(step.Inputs[1]).PixelPitch));
        if (step.AddsInput && step.Window.Count == 2)
            sizes.Add(new("int", "otherRow", builder.LayoutOf(step.Inputs[1]).AxisStrides[0]));
        return sizes.ToEquatableArray();
    }

    /// <summary>
    /// A sum of n products in one register strays by about 0.2·√n units in the last place. Above 512 it is cut into runs of at most 256, whose lengths
    /// every unrolled loop divides; runs too short to be worth the additions stay together.
    /// </summary>
    /// <param name="depth">Products of a sum.</param>
    /// <param name="run">Of those that are read one after the other.</param>
    private static int PartialSums(int depth, int run)
    {
        const int LongSum = 512;
        const int LongestPart = 256;
        return depth < LongSum || run < ShortestPart
            ? 0
            : Enumerable.Range(1, run / ShortestPart).Where(parts => run / parts <= LongestPart && run % (parts * StepBuilder.Block) == 0).DefaultIfEmpty(1).First();
    }

    /// <summary>The same for a step, whose taps over zeros do not count; taps that are each too short for a part are one together.</summary>
    private static int PartialSums(ConvStep step)
    {
        int depth = step.SkipsBorder ? step.Window.Aggregate(step.ChannelsPerBlock, (product, axis) => product * BorderTaps.Most(axis)) : step.Depth;
        bool joins = step.IsTapByTap && step.ChannelsPerBlock < ShortestPart;
        return joins ? Math.Min(1, PartialSums(depth, BorderTaps.Most(step.Window[step.Window.Count - 1]) * step.ChannelsPerBlock)) : PartialSums(depth, step.RunLength);
    }

    private static PixelConvStep OverPixels(StepBuilder builder, Node node, ConvOp op, StepPlace place)
    {
        int channels = place.Inputs[0].Shape.Channels;
        (int weights, int bias) = Pack(builder, node, op, channels, channels, [.. Enumerable.Repeat(0, StepBuilder.Blocks(op.Filters))]);
        builder.Extend(place.Inputs[0].Buffer, op.Window[op.Window.Count - 1].Effective + StepBuilder.Block);
        return new()
        {
            Place = place,
            Window = op.Window,
            Filters = op.Filters,
            Channels = channels,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = StepBuilder.OuterRows(node.Shape),
        };
    }

    private static GroupedConvStep Grouped(StepBuilder builder, Node node, ConvOp op, StepPlace place)
    {
        // Every filter has the channels of its own group: the same arrangement as a convolution whose blocks read so many.
        int channelsPerGroup = place.Inputs[0].Shape.Channels / op.Groups;
        (int weights, int bias) = Pack(builder, node, op, channelsPerGroup, channelsPerBlock: channelsPerGroup, firstChannels: []);
        return GroupedConvLowering.Step(builder, node, op, place, weights, bias);
    }

    private static (int Weights, int Bias) Pack(StepBuilder builder, Node node, ConvOp op, int channelsPerGroup, int channelsPerBlock, EquatableArray<int> firstChannels)
    {
        int blocks = StepBuilder.Blocks(op.Filters);
        int weights = builder.Reserve((long)blocks * StepBuilder.Block * op.Taps * channelsPerBlock);
        int bias = builder.Reserve(blocks * StepBuilder.Block);
        builder.Weights.Add(new PackedConv
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
            Bias = op.Bias,
            Norm = op.Norm,
            Scale = op.Scale,
            IsLinear = op.IsLinear,
            IsDense = op.IsDense,
            Tensors = op.Tensors,
        });
        return (weights, bias);
    }

    /// <summary>
    /// With groups a block of 16 filters reads the channels of its own group only: others than those of whole blocks are multiplied lane by lane (<see cref="GroupedConvLowering"/>).
    /// </summary>
    public static (int PerBlock, EquatableArray<int> First) ChannelsOfBlocks(int filters, int groups, int channels)
    {
        int filtersPerGroup = filters / groups;
        int channelsPerGroup = channels / groups;
        (int First, int End)[] ranges =
        [
            .. Enumerable.Range(0, StepBuilder.Blocks(filters)).Select(block =>
            {
                int firstGroup = block * StepBuilder.Block / filtersPerGroup;
                int lastGroup = (Math.Min((block + 1) * StepBuilder.Block, filters) - 1) / filtersPerGroup;
                return (firstGroup * channelsPerGroup, (lastGroup + 1) * channelsPerGroup);
            }),
        ];
        int perBlock = ranges.Max(range => range.End - range.First);
        return (perBlock, ranges.Select(range => Math.Min(range.First, channels - perBlock)).ToEquatableArray());
    }
}
