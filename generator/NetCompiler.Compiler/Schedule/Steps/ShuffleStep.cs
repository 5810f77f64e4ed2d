namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Interleaves groups of channels in each pixel: channel g·(C/G) + i becomes channel i·G + g. Lanes are channels; whole vectors of each group are read, so that behind the
/// input there is room for one.
/// </summary>
public sealed record ShuffleStep : Step
{
    public required int Channels { get; init; }

    public required int Groups { get; init; }
}
