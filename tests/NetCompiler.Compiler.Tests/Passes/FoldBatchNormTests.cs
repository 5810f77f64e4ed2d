namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>A batch norm goes into the weights before it, and only into weights.</summary>
public class FoldBatchNormTests
{
    private const string Pass = "fold batch norm";

    [Fact]
    public void It_goes_into_a_convolution() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 8), Conv(2, 3, Bias = false), BatchNorm(Epsilon = 0.001, Name = \"n\"), Relu",
            """
            %0 input = Input() 1×8
            %1 conv1 = Conv(%0) 2×6 [2 filters, 3, no bias]
            %2 n = BatchNorm(%1) 2×6 [epsilon 0.001]
            %3 relu1 = Activation(%2) 2×6 [Relu]
            return %3
            """,
            """
            %0 input = Input() 1×8
            %1 conv1 = Conv(%0) 2×6 [2 filters, 3, no bias, norm n]
            %3 relu1 = Activation(%1) 2×6 [Relu]
            return %3
            """);

    [Fact]
    public void It_goes_into_a_dense_layer() =>
        PassRow.Rewrites(
            Pass,
            "Input(4), Dense(3), BatchNorm",
            """
            %0 input = Input() 4
            %1 fc1 = Dense(%0) 3 [3 units]
            %2 bn1 = BatchNorm(%1) 3 [epsilon 1E-05]
            return %2
            """,
            """
            %0 input = Input() 4
            %1 fc1 = Dense(%0) 3 [3 units, norm bn1]
            return %1
            """);

    [Fact]
    public void The_second_of_two_stays() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 8), Conv(2, 3), BatchNorm, BatchNorm",
            """
            %0 input = Input() 1×8
            %1 conv1 = Conv(%0) 2×6 [2 filters, 3]
            %2 bn1 = BatchNorm(%1) 2×6 [epsilon 1E-05]
            %3 bn2 = BatchNorm(%2) 2×6 [epsilon 1E-05]
            return %3
            """,
            """
            %0 input = Input() 1×8
            %1 conv1 = Conv(%0) 2×6 [2 filters, 3, norm bn1]
            %3 bn2 = BatchNorm(%1) 2×6 [epsilon 1E-05]
            return %3
            """);

    [Fact]
    public void One_behind_an_activation_stays() =>
        PassRow.Keeps(Pass, "Input(1, 8), Conv(2, 3), Relu, BatchNorm");

    [Fact]
    public void One_behind_the_input_or_a_pool_stays() =>
        PassRow.Keeps(Pass, "Input(2, 8), BatchNorm, MaxPool(2), BatchNorm");

    [Fact]
    public void One_behind_a_dropout_that_still_stands_stays() =>
        PassRow.Keeps(Pass, "Input(1, 8), Conv(2, 3), Dropout, BatchNorm");

    [Fact]
    public void One_behind_a_flattening_has_other_channels_and_stays() =>
        PassRow.Keeps(Pass, "Input(1, 8), Conv(2, 3), Flatten, BatchNorm");

    [Fact]
    public void One_behind_an_activation_that_is_already_fused_stays() =>
        PassRow.Keeps(Pass, PassRow.After("fuse activations", "Input(1, 8), Conv(2, 3), Relu, BatchNorm, Dense(3), Tanh, BatchNorm"));

    [Fact]
    public void One_behind_a_convolution_with_two_readers_stays() =>
        PassRow.Keeps(Pass, PassRow.WithSecondReader("Input(1, 8), Conv(2, 3), BatchNorm", "bn1"));

    [Fact]
    public void One_behind_a_convolution_that_is_the_output_stays() =>
        PassRow.Keeps(Pass, PassRow.WithOutput("Input(1, 8), Conv(2, 3), BatchNorm", "conv1"));
}
