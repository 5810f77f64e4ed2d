using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Conv</c>: filters×((D + 2P − E)/S + 1) on each axis.</summary>
internal static class ConvLayer
{
    public static LayerResult Build(LayerContext context)
    {
        int filters = context.RequiredCount("Filters");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        int groups = context.Count("Groups", 1);
        PadMode mode = context.Choice<PadMode>("PadMode");
        if (!MapLayer.Require(context, "a convolution"))
            return new(new ConvOp { Filters = filters, Window = [] }, context.Input);
        groups = CheckGroups(context, groups, context.Doubt == ShapeDoubt.None ? filters : groups);

        WindowReader reader = new(context, WindowKind.Convolution, mode, axes => new Shape(filters, axes));
        EquatableArray<WindowAxis> window = reader.Read();
        Shape shape = new(filters, window.Select(axis => axis.Output).ToEquatableArray());
        if (!context.Diagnostics.HasErrors)
            SizeLimit.Check(context, shape, "Filters", window.Aggregate((double)filters * (context.Input.Channels / groups), (product, axis) => product * axis.Size));
        return new(new ConvOp { Filters = filters, Window = window, Groups = groups, Bias = context.Flag("Bias", true), PadMode = mode }, shape);
    }

    /// <summary>Filters that are not known are given as many as the groups: then only the channels can be wrong.</summary>
    private static int CheckGroups(LayerContext context, int groups, int filters)
    {
        int channels = context.Input.Channels;
        if (channels % groups == 0 && filters % groups == 0)
            return groups;
        (string what, int count) = channels % groups != 0 ? ("input channels", channels) : ("filters", filters);
        int[] valid = [.. Enumerable.Range(1, Math.Min(channels, filters)).Where(g => channels % g == 0 && filters % g == 0)];
        int[] nearest = [.. valid.OrderBy(g => Math.Abs(g - groups)).ThenBy(g => g).Take(2).OrderBy(g => g)];
        context.Report(
            DiagnosticRules.GroupsNotDividing,
            context.KeyOrLayer("Groups"),
            $"{groups} groups do not divide the {count} {what}: {count} / {groups} is not an integer; valid near it: {string.Join(" or ", nearest)}",
            nearest.Select(g => new SuggestedFix($"Use Groups = {g}", "Groups", $"{g}")));
        return 1;
    }
}
