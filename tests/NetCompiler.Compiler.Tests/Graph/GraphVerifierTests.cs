using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>A valid graph with one thing broken, for everything that the verifier requires.</summary>
public class GraphVerifierTests
{
    private static readonly NetworkGraph Valid = GraphText.Build("""
        [Network, Input(4, 9, 9)]
        [Conv(6, 3, Stride = 2, Groups = 2), Relu, MaxPool(2), GlobalAvgPool, Dense(5), Softmax]
        partial class Net;
        """);

    public static TheoryData<string, string, NetworkGraph> Mutants => new()
    {
        { "%1 maxpool1", "its id stands twice", Change("maxpool1", node => node with { Id = 1 }) },
        { "%1 conv1", "it reads a value that is not computed before it", Change("conv1", node => node with { Inputs = [2] }) },
        { "%1 conv1", "it reads a value that is not computed before it", Change("conv1", node => node with { Inputs = [1] }) },
        { "%1 conv1", "it reads a value that is not computed before it", Change("conv1", node => node with { Inputs = [77] }) },
        { "%2 relu1", "it has 0 inputs", Change("relu1", node => node with { Inputs = [] }) },
        { "%2 relu1", "it has 2 inputs", Change("relu1", node => node with { Inputs = [0, 1] }) },
        { "%2 relu1", "it has 1 inputs", Change("relu1", node => node with { Op = new InputOp() }) },
        { "%0 input", "its shape has a size that is not positive", Change("input", node => node with { Shape = new(4, [9, 0]) }) },
        { "%5 fc1", "its shape has a size that is not positive", Change("fc1", node => node with { Op = new DenseOp { Units = 0 }, Shape = Shape.Vector(0) }) },
        { "%2 relu1", "the verifier does not know Strange", Change("relu1", node => node with { Op = new StrangeOp() }) },
        { "%1 conv1", "its shape is 6×4×5, and its op makes 6×4×4 of 4×9×9", Change("conv1", node => node with { Shape = new(6, [4, 5]) }) },
        { "%1 conv1", "its shape is 7×4×4, and its op makes 6×4×4 of 4×9×9", Change("conv1", node => node with { Shape = new(7, [4, 4]) }) },
        { "%2 relu1", "its shape is 6×16, and its op makes 6×4×4", Change("relu1", node => node with { Shape = new(6, [16]) }) },
        { "%3 maxpool1", "its shape is 3×2×2, and its op makes 6×2×2", Change("maxpool1", node => node with { Shape = new(3, [2, 2]) }) },
        { "%4 globalavgpool1", "its shape is 24, and its op makes 6", Change("globalavgpool1", node => node with { Shape = Shape.Vector(24) }) },
        { "%4 globalavgpool1", "its shape is 6, and its op makes 24", Change("globalavgpool1", node => node with { Op = new FlattenOp() }) },
        { "%5 fc1", "its shape is 6, and its op makes 5", Change("fc1", node => node with { Shape = Shape.Vector(6) }) },
        { "%6 softmax1", "its shape is 4, and its op makes 5", Change("softmax1", node => node with { Shape = Shape.Vector(4) }) },
        { "%1 conv1", "3 groups do not divide 4 channels and 6 filters", Change<ConvOp>("conv1", conv => conv with { Groups = 3 }) },
        { "%1 conv1", "4 groups do not divide 4 channels and 6 filters", Change<ConvOp>("conv1", conv => conv with { Groups = 4 }) },
        { "%5 fc1", "6 chains are not a power of two", Change<DenseOp>("fc1", dense => dense with { Chains = 6 }) },
        { "%1 conv1", "its window has 1 axes, its input 2", Change<ConvOp>("conv1", conv => conv with { Window = [conv.Window[0]] }) },
        { "%3 maxpool1", "its window has 3 axes, its input 2", Change<PoolOp>("maxpool1", pool => pool with { Window = [.. pool.Window, pool.Window[0]] }) },
        { "%3 maxpool1", "its window is made for 5 pixels, its input has 4", ChangeAxis(axis => axis with { Input = 5 }) },
        { "%3 maxpool1", "its window has a size that is not positive", ChangeAxis(axis => axis with { Size = 0 }) },
        { "%3 maxpool1", "its window has a size that is not positive", ChangeAxis(axis => axis with { Stride = 0 }) },
        { "%3 maxpool1", "its window has a size that is not positive", ChangeAxis(axis => axis with { Dilation = 0 }) },
        { "%3 maxpool1", "its window has a size that is not positive", ChangeAxis(axis => axis with { PadBegin = -1 }) },
        { "%3 maxpool1", "its window has a size that is not positive", ChangeAxis(axis => axis with { PadEnd = -1 }) },
        { "%3 maxpool1", "its window has a size that is not positive", ChangeAxis(axis => axis with { Output = 0 }) },
        { "%3 maxpool1", "its last window starts behind the padded input", ChangeAxis(axis => axis with { Output = 3 }) },
        { "graph Net", "it must begin with an input", Valid with { Nodes = [] } },
        { "graph Net", "its inputs are not numbered", Valid with { Nodes = [.. Valid.Nodes, new() { Id = 8, Name = "second", Op = new InputOp(), Shape = new(1, [3]) }] } },
        { "graph Net", "it has no output", Valid with { Outputs = [] } },
        { "graph Net", "its output %8 does not exist", Valid with { Outputs = [new(6, "output"), new(8, "more")] } },
    };

    [Fact]
    public void The_graph_that_is_broken_here_is_whole() => Assert.Null(Record.Exception(() => GraphVerifier.Verify(Valid)));

    [Theory]
    [MemberData(nameof(Mutants), DisableDiscoveryEnumeration = true)]
    public void A_broken_graph_is_refused_with_the_name_of_the_node(string node, string message, NetworkGraph mutant)
    {
        InvariantException exception = Assert.Throws<InvariantException>(() => GraphVerifier.Verify(mutant));
        Assert.StartsWith(node + ": ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static NetworkGraph Change(string name, Func<Node, Node> change) =>
        Valid with { Nodes = [.. Valid.Nodes.Select(node => node.Name == name ? change(node) : node)] };

    private static NetworkGraph Change<TOp>(string name, Func<TOp, Op> change)
        where TOp : Op => Change(name, node => node with { Op = change((TOp)node.Op) });

    private static NetworkGraph ChangeAxis(Func<WindowAxis, WindowAxis> change) =>
        Change<PoolOp>("maxpool1", pool => pool with { Window = [change(pool.Window[0]), pool.Window[1]] });

    private sealed record StrangeOp : Op;
}
