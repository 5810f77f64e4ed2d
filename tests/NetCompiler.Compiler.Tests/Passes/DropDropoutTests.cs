namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Dropout does nothing at inference.</summary>
public class DropDropoutTests
{
    private const string Pass = "drop dropout";

    [Fact]
    public void It_goes_from_between_two_layers() =>
        PassRow.Rewrites(
            Pass,
            "Input(4), Dense(3), Dropout, Dense(2)",
            """
            %0 input = Input() 4
            %1 fc1 = Dense(%0) 3 [3 units]
            %2 dropout1 = Dropout(%1) 3 [rate 0.5]
            %3 fc2 = Dense(%2) 2 [2 units]
            return %3
            """,
            """
            %0 input = Input() 4
            %1 fc1 = Dense(%0) 3 [3 units]
            %3 fc2 = Dense(%1) 2 [2 units]
            return %3
            """);

    [Fact]
    public void The_output_becomes_what_it_read() =>
        PassRow.Rewrites(
            Pass,
            "Input(4), Dense(3), Dropout(Rate = 0.2)",
            """
            %0 input = Input() 4
            %1 fc1 = Dense(%0) 3 [3 units]
            %2 dropout1 = Dropout(%1) 3 [rate 0.2]
            return %2
            """,
            """
            %0 input = Input() 4
            %1 fc1 = Dense(%0) 3 [3 units]
            return %1
            """);

    [Fact]
    public void A_doubled_one_goes_twice() =>
        PassRow.Rewrites(
            Pass,
            "Input(4), Dropout, Dropout(Rate = 0), Dense(3)",
            """
            %0 input = Input() 4
            %1 dropout1 = Dropout(%0) 4 [rate 0.5]
            %2 dropout2 = Dropout(%1) 4 [rate 0]
            %3 fc1 = Dense(%2) 3 [3 units]
            return %3
            """,
            """
            %0 input = Input() 4
            %3 fc1 = Dense(%0) 3 [3 units]
            return %3
            """);

    [Fact]
    public void A_network_of_nothing_else_is_its_input() =>
        PassRow.Rewrites(
            Pass,
            "Input(4), Dropout",
            """
            %0 input = Input() 4
            %1 dropout1 = Dropout(%0) 4 [rate 0.5]
            return %1
            """,
            """
            %0 input = Input() 4
            return %0
            """);
}
