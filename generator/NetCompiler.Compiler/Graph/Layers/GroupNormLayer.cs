using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>GroupNorm</c> and <c>InstanceNorm</c>, which has as many groups as channels; the shape stays.</summary>
internal static class GroupNormLayer
{
    public static LayerDefinition Group { get; } = new()
    {
        Name = "GroupNorm",
        DefaultName = "gn",
        Summary = "(x − mean)/√(variance + ε)·γ + β with mean and variance of each group of neighbouring channels and all their pixels. Tensors of C values each: {name}.weight (γ), {name}.bias (β). Default names gn1, gn2 ….",
        Parameters =
        [
            new() { Name = "Groups", Type = "int", IsPositional = true, Documentation = "The number of groups, which must divide the channels." },
            LayerParameters.Epsilon, Affine("true"), LayerParameters.Name,
        ],
        Build = context => Build(context, ReadGroups(context), affine: true),
    };

    public static LayerDefinition Instance { get; } = new()
    {
        Name = "InstanceNorm",
        DefaultName = "in",
        Summary = "(x − mean)/√(variance + ε) with mean and variance of all pixels of each channel, and with tensors times γ plus β. Tensors of C values each: {name}.weight (γ), {name}.bias (β). Default names in1, in2 ….",
        Parameters = [LayerParameters.Epsilon, Affine("false"), LayerParameters.Name],
        Build = context =>
        {
            MapLayer.Require(context, "an instance norm");
            return Build(context, context.Input.Channels, affine: false);
        },
    };

    private static ParameterDefinition Affine(string fallback) =>
        new() { Name = "Affine", Type = "bool", Default = fallback, Documentation = $"Whether there are tensors, one γ and one β for each channel. Default {fallback}." };

    private static int ReadGroups(LayerContext context) =>
        Divisor.CheckGroups(context, context.RequiredCount("Groups"), (context.Input.Channels, "channels"));

    private static LayerResult Build(LayerContext context, int groups, bool affine) =>
        new(new GroupNormOp { Groups = groups, Epsilon = context.Epsilon(), Affine = context.Flag("Affine", affine) }, context.Input);
}
