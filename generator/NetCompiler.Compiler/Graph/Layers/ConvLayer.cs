using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Conv</c>: filters×((D + 2P − E)/S + 1) on each axis.</summary>
internal static class ConvLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Conv",
        DefaultName = "conv",
        Summary = "A convolution (cross-correlation: the filter is not flipped) in one, two or three dimensions, as many as the input has: C×D → filters×((D + 2P − E)/S + 1) on each axis with E = (F − 1)·L + 1. Tensors: {name}.weight of filters×(C/groups)×F…, {name}.bias of filters. Default names conv1, conv2 ….",
        Parameters =
        [
            LayerParameters.Filters, WindowParameters.Size, .. WindowParameters.Behind("1"), WindowParameters.Dilation, WindowParameters.Dilations,
            LayerParameters.Groups, LayerParameters.Bias("Whether each filter has a bias."), WindowParameters.PadMode,
            new() { Name = "Algorithm", Type = "ConvAlgorithm", Default = "ConvAlgorithm.Auto", Documentation = "How it is computed. Default: whatever costs least." }, LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int filters = context.RequiredCount("Filters");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        int groups = context.Count("Groups", 1);
        PadMode mode = context.Choice<PadMode>("PadMode");
        if (!MapLayer.Require(context, "a convolution"))
            return new(new ConvOp { Filters = filters, Window = [] }, context.Input);

        // Filters that are not known are given as many as the groups: then only the channels can be wrong.
        groups = Divisor.CheckGroups(context, groups, (context.Input.Channels, "input channels"), (context.Doubt == ShapeDoubt.None ? filters : groups, "filters"));

        EquatableArray<WindowAxis> window = new WindowReader(context, WindowKind.Convolution, mode, axes => new Shape(filters, axes)).Read();
        Shape shape = new(filters, window.Select(axis => axis.Output).ToEquatableArray());
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, shape, "Filters", window.Aggregate((double)filters * (context.Input.Channels / groups), (product, axis) => product * axis.Size));
        ConvOp op = new() { Filters = filters, Window = window, Groups = groups, Bias = context.Flag("Bias", true), PadMode = mode, Algorithm = context.Choice<ConvAlgorithm>("Algorithm") };
        if (op.WinogradTile > 0 && !op.AcceptsWinograd && !context.Diagnostics.HasErrors)
        {
            context.Report(
                DiagnosticRules.AlgorithmNotPossible,
                context.Key("Algorithm"),
                $"Winograd's algorithm computes filters of 3×3 with stride 1 and dilation 1, in one group and over zeros; this convolution is of {string.Join("×", window.Select(axis => axis.ToString()))}, in {groups} group{(groups == 1 ? "" : "s")}; valid: ConvAlgorithm.Direct",
                [new SuggestedFix("Use ConvAlgorithm.Direct", "Algorithm", "ConvAlgorithm.Direct")]);
        }

        return new(op, shape);
    }
}
