using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Upsample</c>: C×D… → C×(D·scale)….</summary>
internal static class UpsampleLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Upsample",
        DefaultName = "upsample",
        Summary = "Enlarges each axis of a map by a whole factor: C×D → C×(D·scale) on each axis.",
        Parameters =
        [
            new() { Name = "Scale", Type = "int", IsPositional = true, Documentation = "The factor on every axis." },
            new() { Name = "Mode", Type = "UpsampleMode", Default = "UpsampleMode.Nearest", Documentation = "How the pixels between pixels are made. Default: each pixel is repeated." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int scale = context.RequiredCount("Scale");
        UpsampleMode mode = context.Choice<UpsampleMode>("Mode");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Axes;
        if (!MapLayer.Require(context, "upsampling"))
            return new(new UpsampleOp(scale, mode), context.Input);
        Shape shape = context.Input with { Axes = context.Input.Axes.Select(size => (int)Math.Min((long)size * scale, int.MaxValue)).ToEquatableArray() };
        SizeLimit.Check(context, shape, "Scale", 0);
        return new(new UpsampleOp(scale, mode), shape);
    }
}
