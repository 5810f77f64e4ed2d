using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>What no output depends on goes, and nothing else.</summary>
public class DropDeadBranchesTests
{
    private const string Pass = "drop dead branches";

    [Fact]
    public void What_no_output_depends_on_is_dropped()
    {
        NetworkGraph graph = PassRow.WithOutput("Input(2, 4), Conv(3, 1), Relu, Conv(1, 1)", "relu1");
        Assert.Equal(["input", "conv1", "relu1"], PassRow.Run(Pass, graph).Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Inputs_stay_as_the_caller_gives_them()
    {
        GraphSketch sketch = new("two inputs");
        int first = sketch.Input(2, 4);
        sketch.Input(1, 4);
        int relu = sketch.Add("relu1", new ActivationOp(new(ActivationKind.Relu)), first);
        Assert.Equal(3, PassRow.Run(Pass, sketch.Build(new GraphOutput(relu, "output"))).Nodes.Count);
    }

    [Fact]
    public void A_network_without_dead_branches_stays() => PassRow.Keeps(Pass, "Input(2, 4), Conv(3, 1), Relu");
}
