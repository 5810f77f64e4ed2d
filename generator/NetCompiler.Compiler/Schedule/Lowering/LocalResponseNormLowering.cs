using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers AlexNet's norm across channels.</summary>
internal static class LocalResponseNormLowering
{
    public static void Lower(StepBuilder builder, Node node, LocalResponseNormOp op)
    {
        int channels = node.Shape.Channels;
        StepPlace place = builder.Place(node);
        LocalResponseNormStep step = new()
        {
            Place = place,
            Channels = channels,
            Before = Math.Min(op.Size / 2, channels - 1),
            After = Math.Min((op.Size - 1) / 2, channels - 1),
            Factor = op.Alpha / op.Size,
            Beta = op.Beta,
            K = op.K,
            Rows = StepBuilder.OuterRows(node.Shape),
        };
        builder.Add(node, step with { Place = place with { Inputs = [place.Inputs[0], builder.AddScratch(node, (long)step.FloatsPerRow * step.Rows)] } });
    }
}
