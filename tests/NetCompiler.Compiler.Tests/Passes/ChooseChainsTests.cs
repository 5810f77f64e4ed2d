namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Few outputs are split into several sums; never more sums than inputs.</summary>
public class ChooseChainsTests
{
    private const string Pass = "choose chains";

    [Fact]
    public void The_fewer_the_outputs_the_more_the_chains() =>
        PassRow.Rewrites(
            Pass,
            "Input(100), Dense(10), Dense(16), Dense(17), Dense(32), Dense(33), Dense(64), Dense(65), Dense(113), Dense(1000)",
            """
            %0 input = Input() 100
            %1 fc1 = Dense(%0) 10 [10 units]
            %2 fc2 = Dense(%1) 16 [16 units]
            %3 fc3 = Dense(%2) 17 [17 units]
            %4 fc4 = Dense(%3) 32 [32 units]
            %5 fc5 = Dense(%4) 33 [33 units]
            %6 fc6 = Dense(%5) 64 [64 units]
            %7 fc7 = Dense(%6) 65 [65 units]
            %8 fc8 = Dense(%7) 113 [113 units]
            %9 fc9 = Dense(%8) 1000 [1000 units]
            return %9
            """,
            """
            %0 input = Input() 100
            %1 fc1 = Dense(%0) 10 [10 units, 8 chains]
            %2 fc2 = Dense(%1) 16 [16 units, 8 chains]
            %3 fc3 = Dense(%2) 17 [17 units, 4 chains]
            %4 fc4 = Dense(%3) 32 [32 units, 4 chains]
            %5 fc5 = Dense(%4) 33 [33 units, 4 chains]
            %6 fc6 = Dense(%5) 64 [64 units, 2 chains]
            %7 fc7 = Dense(%6) 65 [65 units, 2 chains]
            %8 fc8 = Dense(%7) 113 [113 units, 1 chains]
            %9 fc9 = Dense(%8) 1000 [1000 units, 1 chains]
            return %9
            """);

    [Fact]
    public void There_are_no_more_chains_than_inputs() =>
        PassRow.Rewrites(
            Pass,
            "Input(1), Dense(1), Dense(2), Dense(3), Dense(7), Dense(9)",
            """
            %0 input = Input() 1
            %1 fc1 = Dense(%0) 1 [1 units]
            %2 fc2 = Dense(%1) 2 [2 units]
            %3 fc3 = Dense(%2) 3 [3 units]
            %4 fc4 = Dense(%3) 7 [7 units]
            %5 fc5 = Dense(%4) 9 [9 units]
            return %5
            """,
            """
            %0 input = Input() 1
            %1 fc1 = Dense(%0) 1 [1 units, 1 chains]
            %2 fc2 = Dense(%1) 2 [2 units, 1 chains]
            %3 fc3 = Dense(%2) 3 [3 units, 2 chains]
            %4 fc4 = Dense(%3) 7 [7 units, 2 chains]
            %5 fc5 = Dense(%4) 9 [9 units, 4 chains]
            return %5
            """);

    [Fact]
    public void A_map_counts_with_all_its_values() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 3), Conv(2, 2), Dense(1)",
            """
            %0 input = Input() 1×3
            %1 conv1 = Conv(%0) 2×2 [2 filters, 2]
            %2 flatten_fc1 = Flatten(%1) 4
            %3 fc1 = Dense(%2) 1 [1 units]
            return %3
            """,
            """
            %0 input = Input() 1×3
            %1 conv1 = Conv(%0) 2×2 [2 filters, 2]
            %2 flatten_fc1 = Flatten(%1) 4
            %3 fc1 = Dense(%2) 1 [1 units, 4 chains]
            return %3
            """);
}
