using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers the network's inputs; one that is read standardised and as it is comes in twice.</summary>
internal static class InputLowering
{
    public static void Lower(LaunchBuilder builder, Node node, InputOp op) => Bring(builder, node, op.Index, op.Normalize, op.NormalizeName);

    public static void Lower(LaunchBuilder builder, Node node, NormalizeOp op) => Bring(builder, node, ((InputOp)builder.Graph.Find(node.Inputs[0]).Op).Index, op, node.Name);

    private static void Bring(LaunchBuilder builder, Node node, int index, NormalizeOp? normalize, string name)
    {
        int picture = -1;
        if (normalize is { MeanPicture: true })
        {
            picture = builder.Reserve(node.Shape.Length);
            builder.AddWeights(new PackedMeanPicture { Name = name, Offset = picture, Shape = node.Shape.Sizes.ToEquatableArray() });
        }

        builder.AddInput(node, new InputLaunch { Index = index, Normalize = normalize, MeanPictureOffset = picture });
    }
}
