using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Flattening goes where its reader takes the map as it lies.</summary>
public class ElideFlattenTests
{
    private const string Pass = "elide flatten";

    [Fact]
    public void A_dense_layer_reads_the_map() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Conv(3, 3), Flatten, Dense(2)",
            """
            %0 input = Input() 2×4×4
            %1 conv1 = Conv(%0) 3×2×2 [3 filters, 3 | 3]
            %2 flatten1 = Flatten(%1) 12
            %3 fc1 = Dense(%2) 2 [2 units]
            return %3
            """,
            """
            %0 input = Input() 2×4×4
            %1 conv1 = Conv(%0) 3×2×2 [3 filters, 3 | 3]
            %3 fc1 = Dense(%1) 2 [2 units]
            return %3
            """);

    [Fact]
    public void The_one_that_a_dense_layer_implies_goes_too() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Dense(3)",
            """
            %0 input = Input() 2×4×4
            %1 flatten_fc1 = Flatten(%0) 32
            %2 fc1 = Dense(%1) 3 [3 units]
            return %2
            """,
            """
            %0 input = Input() 2×4×4
            %2 fc1 = Dense(%0) 3 [3 units]
            return %2
            """);

    [Fact]
    public void A_doubled_one_goes_twice() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Flatten, Flatten, Dense(2)",
            """
            %0 input = Input() 2×4×4
            %1 flatten1 = Flatten(%0) 32
            %2 flatten2 = Flatten(%1) 32
            %3 fc1 = Dense(%2) 2 [2 units]
            return %3
            """,
            """
            %0 input = Input() 2×4×4
            %3 fc1 = Dense(%0) 2 [2 units]
            return %3
            """);

    [Fact]
    public void Flattening_a_vector_is_nothing() =>
        PassRow.Rewrites(
            Pass,
            "Input(5), Flatten, Relu",
            """
            %0 input = Input() 5
            %1 flatten1 = Flatten(%0) 5
            %2 relu1 = Activation(%1) 5 [Relu]
            return %2
            """,
            """
            %0 input = Input() 5
            %2 relu1 = Activation(%0) 5 [Relu]
            return %2
            """);

    [Fact]
    public void The_output_is_written_channel_by_channel_anyway() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Conv(3, 3), Flatten",
            """
            %0 input = Input() 2×4×4
            %1 conv1 = Conv(%0) 3×2×2 [3 filters, 3 | 3]
            %2 flatten1 = Flatten(%1) 12
            return %2
            """,
            """
            %0 input = Input() 2×4×4
            %1 conv1 = Conv(%0) 3×2×2 [3 filters, 3 | 3]
            return %1
            """);

    [Fact]
    public void Softmax_over_all_values_needs_it() =>
        PassRow.Keeps(Pass, "Input(2, 4, 4), Flatten, Softmax");

    [Fact]
    public void A_batch_norm_of_every_value_needs_it() =>
        PassRow.Keeps(Pass, "Input(2, 4, 4), Flatten, BatchNorm, Dense(3)");

    [Fact]
    public void A_function_that_stands_behind_it_needs_it() =>
        PassRow.Keeps(Pass, "Input(2, 4, 4), Flatten, Relu, Dense(3)");

    [Fact]
    public void One_stays_that_two_dense_layers_and_something_else_read()
    {
        NetworkGraph graph = PassRow.WithSecondReader("Input(2, 4), Flatten, Dense(3)", "fc1");
        Node last = graph.Nodes[^1] with { Id = 9, Name = "bn1", Op = new BatchNormOp { Epsilon = 1e-5 }, Shape = graph.Find(1).Shape };
        PassRow.Keeps(Pass, graph with { Nodes = [.. graph.Nodes, last], Outputs = [new(9, "output")] });
    }
}
