using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers the network's inputs.</summary>
internal static class InputLowering
{
    public static void Lower(StepBuilder builder, Node node, InputOp op)
    {
        int picture = -1;
        if (op.Normalize is { MeanPicture: true })
        {
            picture = builder.Reserve(node.Shape.Length);
            builder.Weights.Add(new PackedMeanPicture { Name = op.NormalizeName, Offset = picture, Shape = node.Shape.Sizes.ToEquatableArray() });
        }

        builder.Add(node, new InputStep { Place = builder.Place(node), Index = op.Index, Normalize = op.Normalize, MeanPictureOffset = picture });
    }
}
