namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>The input is standardised on its way into the arena.</summary>
public class FoldNormalizeTests
{
    private const string Pass = "fold normalize";

    [Fact]
    public void It_goes_into_the_input() =>
        PassRow.Rewrites(
            Pass,
            "Input(2, 8), Normalize(Means = [0.5, 0.25], Stds = [1, 2]), Conv(3, 3)",
            """
            %0 input = Input() 2×8
            %1 norm1 = Normalize(%0) 2×8 [mean 0.5 0.25, std 1 2]
            %2 conv1 = Conv(%1) 3×6 [3 filters, 3]
            return %2
            """,
            """
            %0 input = Input() 2×8 [normalize norm1, mean 0.5 0.25, std 1 2]
            %2 conv1 = Conv(%0) 3×6 [3 filters, 3]
            return %2
            """);

    [Fact]
    public void Its_mean_picture_keeps_the_name_of_its_tensor() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 8), Normalize(MeanPicture = true, Std = 0.5, Name = \"mean\"), Conv(3, 3)",
            """
            %0 input = Input() 1×8
            %1 mean = Normalize(%0) 1×8 [mean picture, std 0.5]
            %2 conv1 = Conv(%1) 3×6 [3 filters, 3]
            return %2
            """,
            """
            %0 input = Input() 1×8 [normalize mean, mean picture, std 0.5]
            %2 conv1 = Conv(%0) 3×6 [3 filters, 3]
            return %2
            """);

    [Fact]
    public void The_output_becomes_the_input() =>
        PassRow.Rewrites(
            Pass,
            "Input(1, 8), Normalize(Mean = 0.5)",
            """
            %0 input = Input() 1×8
            %1 norm1 = Normalize(%0) 1×8 [mean 0.5, std 1]
            return %1
            """,
            """
            %0 input = Input() 1×8 [normalize norm1, mean 0.5, std 1]
            return %0
            """);

    [Fact]
    public void An_input_with_another_reader_stays_as_it_is() =>
        PassRow.Keeps(Pass, PassRow.WithSecondReader("Input(1, 8), Normalize(Mean = 0.5), Conv(3, 3)", "norm1"));
}
