using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>LayerScale</c>; the shape stays.</summary>
internal static class LayerScaleLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "LayerScale",
        DefaultName = "layerscale",
        Summary = "A learnt factor per channel (ConvNeXt). The tensor is called as the layer, {name}, and is of C×1…. Default names layerscale1, layerscale2 ….",
        Parameters = [LayerParameters.Name],
        Build = context => new(new LayerScaleOp(), context.Input),
    };
}
