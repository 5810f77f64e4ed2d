using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Concat</c>: the sizes of the axis add up, all others are equal.</summary>
internal static class ConcatLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Concat",
        DefaultName = "concat",
        Summary = "Values one after the other over the channels, or along another axis. All other sizes must be equal; those of the axis add up.",
        Inputs = -1,
        Parameters = [LayerParameters.Axis],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        if (context.Inputs.IsEmpty)
        {
            context.Report(DiagnosticRules.MissingArgument, context.Key(), "a concatenation needs at least one value");
            context.Doubt = ShapeDoubt.All;
            return new(new ConcatOp(0), Shape.Vector(1));
        }

        Shape first = context.Inputs[0];
        int axis = context.Axis();
        int[] sizes = [.. first.Sizes];
        long total = sizes[axis];
        for (int i = 1; i < context.Inputs.Count; i++)
        {
            int[] others = [.. context.Inputs[i].Sizes];
            if (others.Length != sizes.Length || others.Where((size, at) => at != axis && size != sizes[at]).Any())
            {
                context.Report(
                    DiagnosticRules.ShapesDiffer,
                    context.Key(),
                    $"{context.InputNames[0]} is {first} and {context.InputNames[i]} is {context.Inputs[i]}; a concatenation over the {first.NameOf(axis)} needs all other sizes equal");
                break;
            }

            total += others[axis];
        }

        sizes[axis] = (int)Math.Min(total, int.MaxValue);
        Shape shape = new(sizes[0], sizes.Skip(1).ToEquatableArray());
        SizeLimit.Check(context, shape, "Axis", 0);
        return new(new ConcatOp(axis), shape);
    }
}
