using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>SeparableConv</c>: k×1, then 1×k.</summary>
internal static class SeparableConvLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "SeparableConv",
        DefaultName = "sepconv",
        Summary = "A convolution in two dimensions as one of F×1 and one of 1×F, with nothing between them: C×H×W → filters×((H + 2P − E)/S + 1)×((W + 2P − E)/S + 1). Tensors: {name}.column.weight of filters×C×F×1, {name}.column.bias of filters, {name}.row.weight of filters×filters×1×F, {name}.row.bias of filters. Default names sepconv1, sepconv2 ….",
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
        if (!MapLayer.Require(context, "a separable convolution", axes: 2))
            return new(new ConvOp { Filters = filters, Window = [] }, new(filters, context.Input.Axes));

        // Each axis belongs to one of the two convolutions, and its padding and stride with it.
        EquatableArray<WindowAxis> window = new WindowReader(context, WindowKind.Convolution, mode, axes => new Shape(filters, axes)).Read();
        (WindowAxis height, WindowAxis width) = (window[0], window[1]);
        Shape between = new(filters, [height.Output, width.Input]);
        Shape shape = new(filters, [height.Output, width.Output]);
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, between, "Filters", (double)filters * context.Input.Channels * height.Size);
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, shape, "Filters", (double)filters * filters * width.Size);
        ConvOp column = new() { Filters = filters, Window = [height, WindowAxis.Point(width.Input)], Bias = bias, PadMode = mode };
        ConvOp row = new() { Filters = filters, Window = [WindowAxis.Point(height.Output), width], Bias = bias, PadMode = mode };
        return new(row, shape) { Before = [new($"{context.Name}.column", column, between)], Name = $"{context.Name}.row" };
    }
}
