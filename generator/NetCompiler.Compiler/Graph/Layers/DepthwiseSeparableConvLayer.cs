using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>DepthwiseSeparableConv</c>: a depthwise convolution, then one of 1×1.</summary>
internal static class DepthwiseSeparableConvLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "DepthwiseSeparableConv",
        DefaultName = "dsconv",
        Summary = "A convolution of each channel for itself, then one of 1×1 over the channels, with nothing between them (MobileNet, Xception): C×D → filters×((D + 2P − E)/S + 1) on each axis. Tensors: {name}.depthwise.weight of C×1×F…, {name}.depthwise.bias of C, {name}.pointwise.weight of filters×C×1…, {name}.pointwise.bias of filters. Default names dsconv1, dsconv2 ….",
        Parameters = [LayerParameters.Filters, WindowParameters.Size, .. WindowParameters.BehindConvolution("Whether each filter of both convolutions has a bias."), LayerParameters.Name],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int filters = context.RequiredCount("Filters");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        PadMode mode = context.Choice<PadMode>("PadMode");
        bool bias = context.Flag("Bias", true);
        int channels = context.Input.Channels;
        if (!MapLayer.Require(context, "a depthwise separable convolution"))
            return new(new ConvOp { Filters = filters, Window = [] }, context.Input);

        EquatableArray<WindowAxis> window = new WindowReader(context, WindowKind.Convolution, mode, axes => new Shape(filters, axes)).Read();
        EquatableArray<int> map = window.Select(axis => axis.Output).ToEquatableArray();
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, new Shape(channels, map), "Size", window.Aggregate((double)channels, (product, axis) => product * axis.Size));
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, new Shape(filters, map), "Filters", (double)filters * channels);
        ConvOp depthwise = new() { Filters = channels, Window = window, Groups = channels, Bias = bias, PadMode = mode };
        ConvOp pointwise = new() { Filters = filters, Window = map.Select(WindowAxis.Point).ToEquatableArray(), Bias = bias };
        return new(pointwise, new(filters, map)) { Before = [new($"{context.Name}.depthwise", depthwise, new(channels, map))], Name = $"{context.Name}.pointwise" };
    }
}
