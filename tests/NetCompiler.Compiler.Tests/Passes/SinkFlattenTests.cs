namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Functions of each value pass from behind a flattening to before it.</summary>
public class SinkFlattenTests
{
    private const string Pass = "sink flatten";

    [Fact]
    public void An_activation_passes_it() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Conv(3, 3), Flatten, Relu, Dense(2)",
            """
            %0 input = Input() 2×4×4
            %1 conv1 = Conv(%0) 3×2×2 [3 filters, 3 | 3]
            %2 flatten1 = Flatten(%1) 12
            %3 relu1 = Activation(%2) 12 [Relu]
            %4 fc1 = Dense(%3) 2 [2 units]
            return %4
            """,
            """
            %0 input = Input() 2×4×4
            %1 conv1 = Conv(%0) 3×2×2 [3 filters, 3 | 3]
            %2 relu1 = Activation(%1) 3×2×2 [Relu]
            %3 flatten1 = Flatten(%2) 12
            %4 fc1 = Dense(%3) 2 [2 units]
            return %4
            """);

    [Fact]
    public void Several_pass_it_in_order_up_to_what_is_no_activation() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Flatten, Tanh, Elu(Alpha = 0.5), BatchNorm, Relu",
            """
            %0 input = Input() 2×4×4
            %1 flatten1 = Flatten(%0) 32
            %2 tanh1 = Activation(%1) 32 [Tanh]
            %3 elu1 = Activation(%2) 32 [Elu(0.5)]
            %4 bn1 = BatchNorm(%3) 32 [epsilon 1E-05]
            %5 relu1 = Activation(%4) 32 [Relu]
            return %5
            """,
            """
            %0 input = Input() 2×4×4
            %1 tanh1 = Activation(%0) 2×4×4 [Tanh]
            %2 elu1 = Activation(%1) 2×4×4 [Elu(0.5)]
            %3 flatten1 = Flatten(%2) 32
            %4 bn1 = BatchNorm(%3) 32 [epsilon 1E-05]
            %5 relu1 = Activation(%4) 32 [Relu]
            return %5
            """);

    [Fact]
    public void What_passes_a_second_one_passes_the_first_too() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4, 4), Flatten, Relu, Flatten, Tanh",
            """
            %0 input = Input() 2×4×4
            %1 flatten1 = Flatten(%0) 32
            %2 relu1 = Activation(%1) 32 [Relu]
            %3 flatten2 = Flatten(%2) 32
            %4 tanh1 = Activation(%3) 32 [Tanh]
            return %4
            """,
            """
            %0 input = Input() 2×4×4
            %1 relu1 = Activation(%0) 2×4×4 [Relu]
            %2 tanh1 = Activation(%1) 2×4×4 [Tanh]
            %3 flatten1 = Flatten(%2) 32
            %4 flatten2 = Flatten(%3) 32
            return %4
            """);

    [Fact]
    public void The_output_may_be_what_passed() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4), Conv(3, 2), Flatten, Relu",
            """
            %0 input = Input() 2×4
            %1 conv1 = Conv(%0) 3×3 [3 filters, 2]
            %2 flatten1 = Flatten(%1) 9
            %3 relu1 = Activation(%2) 9 [Relu]
            return %3
            """,
            """
            %0 input = Input() 2×4
            %1 conv1 = Conv(%0) 3×3 [3 filters, 2]
            %2 relu1 = Activation(%1) 3×3 [Relu]
            %3 flatten1 = Flatten(%2) 9
            return %3
            """);

    [Fact]
    public void Nothing_passes_over_a_batch_norm() =>
        PassRow.Keeps(Pass, "Input(2, 4, 4), Flatten, BatchNorm, Relu");

    [Fact]
    public void Nothing_passes_over_a_dropout_that_still_stands() =>
        PassRow.Keeps(Pass, "Input(2, 4, 4), Flatten, Dropout, Relu");

    [Fact]
    public void Softmax_does_not_pass() =>
        PassRow.Keeps(Pass, "Input(2, 4, 4), Flatten, Softmax");

    [Fact]
    public void Nothing_passes_one_with_two_readers() =>
        PassRow.Keeps(Pass, PassRow.WithSecondReader("Input(2, 4), Flatten, Relu", "relu1"));

    [Fact]
    public void Nothing_passes_one_that_is_the_output() =>
        PassRow.Keeps(Pass, PassRow.WithOutput("Input(2, 4), Flatten, Relu", "flatten1"));
}
