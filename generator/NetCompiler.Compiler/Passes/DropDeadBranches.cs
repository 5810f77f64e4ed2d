using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// What no output depends on is not computed. The inputs stay, as the caller gives them.
/// <code>
/// before  %1 conv1 = Conv(%0)   %2 aux = Conv(%0)   return %1
/// after   %1 conv1 = Conv(%0)   return %1
/// </code>
/// </summary>
internal static class DropDeadBranches
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        HashSet<int> alive = [.. graph.Outputs.Select(output => output.Id)];
        foreach (Node node in graph.Nodes.Reverse().Where(node => alive.Contains(node.Id)))
            alive.UnionWith(node.Inputs);
        return graph with { Nodes = graph.Nodes.Where(node => alive.Contains(node.Id) || node.Op is InputOp).ToEquatableArray() };
    }
}
