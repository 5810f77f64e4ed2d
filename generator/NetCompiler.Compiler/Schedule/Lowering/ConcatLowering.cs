using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers concatenations and slices to the copies that are left of them; most are views and cost nothing.</summary>
internal static class ConcatLowering
{
    public static void Lower(StepBuilder builder, Node node, ConcatOp op)
    {
        StepPlace place = builder.Place(node);
        BufferView output = builder.ViewOf(node.Id);
        int at = 0;
        HashSet<string> names = [];
        foreach (int id in node.Inputs)
        {
            BufferView branch = builder.ViewOf(id);
            if (op.Axis > 0 || !builder.Layouts.Views.IsPlaced(id, node.Id, at))
            {
                BufferView target = op.Axis > 0 ? output : new(output.Buffer, output.Channel + at, branch.Shape);

                // The same value may be a branch twice.
                string name = node.Inputs.Count > 1 ? $"{node.Name}_{builder.Graph.Find(id).Name}" : node.Name;
                name = names.Add(name) ? name : $"{name}_{at}";
                int offset = op.Axis > 0 ? at * builder.LayoutOf(output).AxisStrides[op.Axis - 1] : 0;
                builder.Add(node, new CopyStep { Part = branch.Shape, TargetOffset = offset, Place = place with { Name = name, Inputs = [branch], Output = target } });
            }

            at += op.Axis == 0 ? branch.Shape.Channels : branch.Shape.Axes[op.Axis - 1];
        }
    }

    public static void Lower(StepBuilder builder, Node node, SliceOp op)
    {
        StepPlace place = builder.Place(node);
        BufferView input = place.Inputs[0];
        int offset = op.Axis > 0 ? op.Begin * builder.LayoutOf(input).AxisStrides[op.Axis - 1] : op.Begin * builder.LayoutOf(input).ChannelStride;
        builder.Add(node, new CopyStep { Part = node.Shape, SourceOffset = offset, SourceSteps = node.Shape.Sizes.Select((_, axis) => axis == op.Axis ? op.Step : 1).ToEquatableArray(), Place = place });
    }
}
