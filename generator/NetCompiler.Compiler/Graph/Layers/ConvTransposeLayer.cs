using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>ConvTranspose</c>: filters×((D − 1)·S − 2P + E + O) on each axis.</summary>
internal static class ConvTransposeLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "ConvTranspose",
        DefaultName = "convt",
        Summary = "A transposed convolution, which enlarges a map by its stride: C×D → filters×((D − 1)·S − 2P + E + O) on each axis with E = (F − 1)·L + 1. Tensors: {name}.weight of C×(filters/groups)×F…, {name}.bias of filters. Default names convt1, convt2 ….",
        Parameters =
        [
            LayerParameters.Filters, WindowParameters.Size, WindowParameters.Sizes, WindowParameters.Stride("1"), WindowParameters.Strides,
            new() { Name = "Pad", Type = "int", Default = "0", Documentation = "The padding P, which is cut off both sides of every axis of the output. Default 0." },
            WindowParameters.PerAxis("Pads", "What is cut off both sides of each axis; twice as many values are what is cut off before each axis, then behind each."),
            new() { Name = "OutputPad", Type = "int", Default = "0", Documentation = "The pixels O that the output has more at its end, fewer than the stride or the dilation. Default 0." },
            WindowParameters.PerAxis("OutputPads", "The pixels more at the end of each axis."),
            WindowParameters.Dilation, WindowParameters.Dilations, LayerParameters.Groups, LayerParameters.Bias("Whether each filter has a bias."), LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int filters = context.RequiredCount("Filters");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        int groups = context.Count("Groups", 1);
        if (!MapLayer.Require(context, "a transposed convolution"))
            return new(new ConvTransposeOp { Filters = filters, Window = [] }, context.Input);
        groups = Divisor.CheckGroups(context, groups, (context.Input.Channels, "input channels"), (context.Doubt == ShapeDoubt.None ? filters : groups, "filters"));

        EquatableArray<WindowAxis> window = ReadWindow(context);
        Shape shape = new(filters, window.Select(axis => axis.Input).ToEquatableArray());
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, shape, "Filters", window.Aggregate((double)context.Input.Channels * (filters / groups), (product, axis) => product * axis.Size));
        return new(new ConvTransposeOp { Filters = filters, Window = window, Groups = groups, Bias = context.Flag("Bias", true) }, shape);
    }

    private static EquatableArray<WindowAxis> ReadWindow(LayerContext context)
    {
        int before = context.Diagnostics.Count;
        int[] ones = [.. context.Input.Axes.Select(_ => 1)];
        if (!context.IsGiven("Size") && !context.IsGiven("Sizes"))
            context.Report(DiagnosticRules.MissingArgument, context.Key(), "the window is missing: give its size, or Sizes for each axis");
        int[] sizes = context.PerAxis("Size", "Sizes", ones);
        int[] strides = context.PerAxis("Stride", "Strides", ones);
        int[] dilations = context.PerAxis("Dilation", "Dilations", ones);
        (int[] begins, int[] ends) = context.BothSides("Pad", "Pads");
        int[] more = context.PerAxis("OutputPad", "OutputPads", [.. ones.Select(_ => 0)], minimum: 0);
        bool isReadable = context.Diagnostics.Count == before;
        if (!isReadable)
            context.Doubt |= ShapeDoubt.Axes;

        List<WindowAxis> window = [];
        for (int axis = 0; axis < ones.Length; axis++)
        {
            WindowAxis read = new() { Input = 1, Size = sizes[axis], Stride = strides[axis], Dilation = dilations[axis], PadBegin = begins[axis], PadEnd = ends[axis], Output = context.Input.Axes[axis] };
            window.Add(read with { Input = Judge(context, read, axis, more[axis], isReadable) });

            // One square value is one mistake, however many axes it fails on.
            isReadable &= context.Diagnostics.Count == before || context.IsGiven("Sizes") || context.IsGiven("Pads") || context.IsGiven("OutputPads") || context.IsGiven("Strides");
        }

        return window.ToEquatableArray();
    }

    /// <summary>The output's size on an axis, at least 1.</summary>
    private static int Judge(LayerContext context, WindowAxis axis, int index, int more, bool isReported)
    {
        string name = context.Input.AxisName(index);
        long reach = ((long)(axis.Size - 1) * axis.Dilation) + 1;
        int limit = Math.Max(axis.Stride, axis.Dilation);
        if (isReported && more >= limit)
        {
            context.Report(
                DiagnosticRules.OutputPadTooWide,
                context.AxisKey("OutputPad", "OutputPads", index) ?? context.Key(),
                $"the output padding of {more} on the {name} must be smaller than {limit}, the larger of the stride {axis.Stride} and the dilation {axis.Dilation}",
                context.IsGiven("OutputPad") ? [new SuggestedFix($"Use OutputPad = {limit - 1}", "OutputPad", $"{limit - 1}")] : []);
            return 1;
        }

        long whole = ((long)(axis.Output - 1) * axis.Stride) + reach + more;
        long size = whole - axis.PadBegin - axis.PadEnd;
        if (isReported && size < 1)
        {
            string pads = axis.PadBegin == axis.PadEnd ? $"2·{axis.PadBegin}" : $"{axis.PadBegin} − {axis.PadEnd}";
            long widest = (whole - 1) / 2;
            SourceKey? pad = context.AxisKey("Pad", "Pads", index);
            context.Report(
                DiagnosticRules.NothingLeft,
                pad ?? context.Key(),
                $"nothing is left of the {name}: (D − 1)·S − 2P + {(axis.Dilation > 1 ? "E" : "F")} + O = ({axis.Output} − 1)·{axis.Stride} − {pads} + {reach} + {more} = {size}, and must be at least 1; valid: Pad = {widest} or less",
                context.IsGiven("Pad") ? [new SuggestedFix($"Use Pad = {widest}", "Pad", $"{widest}")] : []);
        }

        return (int)Math.Min(Math.Max(size, 1), int.MaxValue);
    }
}
