namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Whatever makes a value applies the functions that follow.</summary>
public class FuseActivationsTests
{
    private const string Pass = "fuse activations";

    [Fact]
    public void Every_producer_takes_them_in_order() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 8), Conv(2, 3), Relu, LeakyRelu(Slope = 0.1), MaxPool(2), Tanh, GlobalAvgPool, Sigmoid, Dense(3), Elu",
            """
            %0 input = Input() 1×8
            %1 conv1 = Conv(%0) 2×6 [2 filters, 3]
            %2 relu1 = Activation(%1) 2×6 [Relu]
            %3 leakyrelu1 = Activation(%2) 2×6 [LeakyRelu(0.1)]
            %4 maxpool1 = Pool(%3) 2×3 [Max, 2/2]
            %5 tanh1 = Activation(%4) 2×3 [Tanh]
            %6 globalavgpool1 = GlobalPool(%5) 2 [Average]
            %7 sigmoid1 = Activation(%6) 2 [Sigmoid]
            %8 fc1 = Dense(%7) 3 [3 units]
            %9 elu1 = Activation(%8) 3 [Elu(1)]
            return %9
            """,
            """
            %0 input = Input() 1×8
            %1 conv1 = Conv(%0) 2×6 [2 filters, 3, Relu, LeakyRelu(0.1)]
            %4 maxpool1 = Pool(%1) 2×3 [Max, 2/2, Tanh]
            %6 globalavgpool1 = GlobalPool(%4) 2 [Average, Sigmoid]
            %8 fc1 = Dense(%6) 3 [3 units, Elu(1)]
            return %8
            """);

    [Fact]
    public void The_input_and_a_batch_norm_take_them() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 8), Relu, BatchNorm, Relu",
            """
            %0 input = Input() 1×8
            %1 relu1 = Activation(%0) 1×8 [Relu]
            %2 bn1 = BatchNorm(%1) 1×8 [epsilon 1E-05]
            %3 relu2 = Activation(%2) 1×8 [Relu]
            return %3
            """,
            """
            %0 input = Input() 1×8 [Relu]
            %2 bn1 = BatchNorm(%0) 1×8 [epsilon 1E-05, Relu]
            return %2
            """);

    [Fact]
    public void A_flattening_takes_what_could_not_pass_it() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 4), Flatten, Relu",
            """
            %0 input = Input() 2×4
            %1 flatten1 = Flatten(%0) 8
            %2 relu1 = Activation(%1) 8 [Relu]
            return %2
            """,
            """
            %0 input = Input() 2×4
            %1 flatten1 = Flatten(%0) 8 [Relu]
            return %1
            """);

    [Fact]
    public void One_behind_a_normalize_that_still_stands_stays() =>
        PassRow.Keeps(Pass, "Input(1, 8), Normalize(Mean = 0.5), Relu");

    [Fact]
    public void One_behind_a_dropout_that_still_stands_stays() =>
        PassRow.Keeps(Pass, "Input(1, 8), Conv(2, 3), Dropout, Relu");

    [Fact]
    public void One_behind_a_convolution_with_two_readers_stays() =>
        PassRow.Keeps(Pass, PassRow.WithSecondReader("Input(1, 8), Conv(2, 3), Relu", "relu1"));

    [Fact]
    public void One_behind_a_convolution_that_is_the_output_stays() =>
        PassRow.Keeps(Pass, PassRow.WithOutput("Input(1, 8), Conv(2, 3), Relu", "conv1"));
}
