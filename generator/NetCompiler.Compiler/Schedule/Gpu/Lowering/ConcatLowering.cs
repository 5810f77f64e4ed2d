using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers concatenations to the copies that are left of them: most branches are written straight into their places.</summary>
internal static class ConcatLowering
{
    public static void Lower(LaunchBuilder builder, Node node, ConcatOp op)
    {
        GpuView output = builder.ViewOf(node.Id);
        int at = 0;
        HashSet<string> parts = [];
        foreach (int id in node.Inputs)
        {
            GpuView branch = builder.ViewOf(id);
            if (op.Axis > 0 || !builder.IsPlaced(id, node.Id, at))
            {
                // The same value may be a branch twice.
                string part = node.Inputs.Count > 1 ? $"_{builder.Graph.Find(id).Name}" : "";
                part = parts.Add(part) ? part : $"{part}_{at}";
                builder.Add(node, new CopyLaunch { Inputs = [branch], Output = Target(output, branch.Shape, op.Axis, at), Part = branch.Shape, Axis = op.Axis, TargetBegin = op.Axis > 0 ? at : 0 }, part);
            }

            at += op.Axis == 0 ? branch.Shape.Channels : branch.Shape.Axes[op.Axis - 1];
        }
    }

    /// <summary>Among channels a branch has a view of its own, on the other axes that of the whole.</summary>
    private static GpuView Target(GpuView output, Shape branch, int axis, int at) =>
        axis > 0 ? output : output with { Channel = output.Channel + at, Shape = branch, IsLast = output.IsLast && at + branch.Channels == output.Shape.Channels };
}
