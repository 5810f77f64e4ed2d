using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>DepthwiseConv</c>: a convolution with as many groups as channels.</summary>
internal static class DepthwiseConvLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "DepthwiseConv",
        DefaultName = "dwconv",
        Summary = "A convolution of each channel for itself: C×D → (C·multiplier)×((D + 2P − E)/S + 1) on each axis. Tensors: {name}.weight of (C·multiplier)×1×F…, {name}.bias of C·multiplier. Default names dwconv1, dwconv2 ….",
        Parameters =
        [
            WindowParameters.Size,
            new() { Name = "Multiplier", Type = "int", Default = "1", Documentation = "The number of filters for each channel. Default 1." },
            .. WindowParameters.BehindConvolution("Whether each filter has a bias."), LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int multiplier = context.Count("Multiplier", 1);
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        PadMode mode = context.Choice<PadMode>("PadMode");
        int channels = context.Input.Channels;
        if (!MapLayer.Require(context, "a depthwise convolution"))
            return new(new ConvOp { Filters = channels, Window = [] }, context.Input);

        int filters = (int)Math.Min((long)channels * multiplier, int.MaxValue);
        EquatableArray<WindowAxis> window = new WindowReader(context, WindowKind.Convolution, mode, axes => new Shape(filters, axes)).Read();
        Shape shape = new(filters, window.Select(axis => axis.Output).ToEquatableArray());
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, shape, "Multiplier", window.Aggregate((double)filters, (product, axis) => product * axis.Size));
        return new(new ConvOp { Filters = filters, Window = window, Groups = channels, Bias = context.Flag("Bias", true), PadMode = mode }, shape);
    }
}
