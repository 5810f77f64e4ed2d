using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>LocallyConnected</c>: filters×((D + 2P − F)/S + 1) on each axis, with weights for each pixel of the output.</summary>
internal static class LocallyConnectedLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "LocallyConnected",
        DefaultName = "local",
        Summary = "A convolution without shared weights: every pixel of the output has filters of its own. C×D → filters×((D + 2P − F)/S + 1) on each axis. Tensors: {name}.weight of filters×map…×C×F…, {name}.bias of filters×map…. Default names local1, local2 ….",
        Parameters =
        [
            LayerParameters.Filters, WindowParameters.Size, .. WindowParameters.Behind("1"), LayerParameters.Bias("Whether each value of the output has a bias."), LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int filters = context.RequiredCount("Filters");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        if (!MapLayer.Require(context, "a locally connected layer"))
            return new(new LocallyConnectedOp { Filters = filters, Window = [] }, context.Input);
        EquatableArray<WindowAxis> window = new WindowReader(context, WindowKind.Convolution, PadMode.Zero, axes => new Shape(filters, axes)).Read();
        Shape shape = new(filters, window.Select(axis => axis.Output).ToEquatableArray());
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, shape, "Filters", window.Aggregate((double)filters * context.Input.Channels, (product, axis) => product * axis.Size * axis.Output));
        return new(new LocallyConnectedOp { Filters = filters, Window = window, Bias = context.Flag("Bias", true) }, shape);
    }
}
