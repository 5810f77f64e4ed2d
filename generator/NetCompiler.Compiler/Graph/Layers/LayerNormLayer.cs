using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>LayerNorm</c>; the shape stays.</summary>
internal static class LayerNormLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "LayerNorm",
        DefaultName = "ln",
        Summary = "(x − mean)/√(variance + ε)·γ + β with mean and variance of the channels of each pixel, or of the whole sample. Tensors of C values each: {name}.weight (γ), {name}.bias (β). Default names ln1, ln2 ….",
        Parameters =
        [
            LayerParameters.Epsilon,
            new() { Name = "WholeMap", Type = "bool", Default = "false", Documentation = "Mean and variance of all C·D… values, and tensors of C×D…. Default false." },
            new() { Name = "MapAffine", Type = "bool", Default = "false", Documentation = "Tensors of C×D… rather than of C, where mean and variance are each pixel's. Default false." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        bool wholeMap = context.Flag("WholeMap");
        return new(new LayerNormOp { Epsilon = context.Epsilon(), WholeMap = wholeMap, MapAffine = wholeMap || context.Flag("MapAffine") }, context.Input);
    }
}
