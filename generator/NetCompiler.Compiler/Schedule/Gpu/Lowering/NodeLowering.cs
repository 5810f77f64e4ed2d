using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Which lowering a node takes on a GPU; each op's is in a file of its own.</summary>
internal static class NodeLowering
{
    public static void Lower(LaunchBuilder builder, Node node)
    {
        switch (node.Op)
        {
            case InputOp op:
                InputLowering.Lower(builder, node, op);
                break;
            case NormalizeOp op:
                InputLowering.Lower(builder, node, op);
                break;
            case ConvOp op:
                ConvLowering.Lower(builder, node, op);
                break;
            case ConvTransposeOp op:
                ConvTransposeLowering.Lower(builder, node, op);
                break;
            case DenseOp op:
                DenseLowering.Lower(builder, node, op);
                break;
            case ActivationOp:
                builder.Add(node, new ActivationLaunch { Name = node.Name, Description = "" });
                break;
            default:
                throw new InvariantException($"%{node.Id} {node.Name}: no launch computes {node.Op.Mnemonic}");
        }
    }
}
