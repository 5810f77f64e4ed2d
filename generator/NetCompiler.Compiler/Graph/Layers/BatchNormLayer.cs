using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>BatchNorm</c>; the shape stays.</summary>
internal static class BatchNormLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "BatchNorm",
        DefaultName = "bn",
        Summary = "Batch normalisation with the stored constants: γ·(x − μ)/√(σ² + ε) + β per channel. Tensors of C values each: {name}.weight (γ), {name}.bias (β), {name}.running_mean (μ), {name}.running_var (σ²). Default names bn1, bn2 …. Right after a convolution or a dense layer it is folded into the weights while they load.",
        Parameters =
        [
            LayerParameters.Epsilon,
            new() { Name = "PerPixel", Type = "bool", Default = "false", Documentation = "One of each constant for every value rather than for every channel: the tensors are of C×D… (the course's \"batch norm 2-D\"). Default false." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context) => new(new BatchNormOp { Epsilon = context.Epsilon(), PerPixel = context.Flag("PerPixel") }, context.Input);
}
