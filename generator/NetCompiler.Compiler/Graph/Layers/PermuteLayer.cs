using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Permute</c>: the axes in another order.</summary>
internal static class PermuteLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Permute",
        DefaultName = "permute",
        Summary = "The axes in another order: axis i of the output is axis order[i] of the input, 0 being the channels.",
        Parameters =
        [
            new() { Name = "Order", Type = "params int[]", IsPositional = true, Documentation = "Each axis once: 0 for the channels, then the spatial axes." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int[] sizes = [.. context.Input.Sizes];
        long[] given = context.Integers("Order");
        int[] order = [.. Enumerable.Range(0, sizes.Length)];
        if (given.OrderBy(axis => axis).SequenceEqual(order.Select(axis => (long)axis)))
        {
            order = [.. given.Select(axis => (int)axis)];
            return new(new PermuteOp(order.ToEquatableArray()), new(sizes[order[0]], order.Skip(1).Select(axis => sizes[axis]).ToEquatableArray()));
        }

        context.Report(
            DiagnosticRules.NoPermutation,
            context.KeyOrLayer("Order"),
            $"[{string.Join(", ", given)}] is no order of the {sizes.Length} axes of {context.Input}: it must name each of 0 to {sizes.Length - 1} once");
        context.Doubt = ShapeDoubt.Channels | ShapeDoubt.Axes;
        return new(new PermuteOp(order.ToEquatableArray()), context.Input);
    }
}
