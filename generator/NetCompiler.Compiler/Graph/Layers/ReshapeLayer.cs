using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Reshape</c>: as many values under another shape.</summary>
internal static class ReshapeLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Reshape",
        DefaultName = "reshape",
        Summary = "The same values in the same order (channels first) under another shape of as many values.",
        Parameters =
        [
            new() { Name = "Shape", Type = "params int[]", IsPositional = true, Documentation = "One to four sizes: channels, then depth, height and width as far as there are. One of them may be −1, for what is left." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        Shape input = context.Input;
        int[] sizes = context.Sizes("Shape", mayInfer: true);
        if (context.Diagnostics.HasErrors)
        {
            context.Doubt = ShapeDoubt.All;
            return new(new ReshapeOp(), input);
        }

        // Real, as behind an error sizes may be so large that their product is beyond 64 bits.
        double length = input.Sizes.Aggregate(1.0, (product, size) => product * size);
        double given = sizes.Where(size => size > 0).Aggregate(1.0, (product, size) => product * size);
        int open = Array.IndexOf(sizes, -1);
        double left = Math.Floor(length / given);
        if (open >= 0)
            sizes[open] = (int)Math.Max(1, Math.Min(left, int.MaxValue));
        Shape shape = new(sizes[0], sizes.Skip(1).ToEquatableArray());
        double values = given * (open >= 0 ? sizes[open] : 1);
        if (values == length)
            return new(new ReshapeOp(), shape);
        context.Report(
            DiagnosticRules.ValuesNotKept,
            context.Key("Shape"),
            open >= 0
                ? $"{given:0} values do not divide the {length:0} values of {input}, so nothing can stand for −1"
                : $"{shape} is {values:0} values, and {input} is {length:0}");
        return new(new ReshapeOp(), shape);
    }
}
