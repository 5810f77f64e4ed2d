using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers the network's inputs.</summary>
internal static class InputLowering
{
    public static void Lower(StepBuilder builder, Node node, InputOp op) => builder.Add(node, Bring(builder, node, op.Index, op.Normalize, op.NormalizeName));

    /// <summary>
    /// An input that something reads as it is too: it is brought into the arena once more, standardised on the way, and before any layer runs, as all
    /// inputs are.
    /// </summary>
    public static void Lower(StepBuilder builder, Node node, NormalizeOp op)
    {
        InputStep step = Bring(builder, node, ((InputOp)builder.Graph.Find(node.Inputs[0]).Op).Index, op, node.Name);
        builder.Steps.Insert(builder.Steps.FindLastIndex(other => other is InputStep) + 1, step);
    }

    private static InputStep Bring(StepBuilder builder, Node node, int index, NormalizeOp? normalize, string name)
    {
        int picture = -1;
        if (normalize is { MeanPicture: true })
        {
            picture = builder.Reserve(node.Shape.Length);
            builder.Weights.Add(new PackedMeanPicture { Name = name, Offset = picture, Shape = node.Shape.Sizes.ToEquatableArray() });
        }

        return new() { Place = builder.Place(node) with { Inputs = [] }, Index = index, Normalize = normalize, MeanPictureOffset = picture };
    }
}
