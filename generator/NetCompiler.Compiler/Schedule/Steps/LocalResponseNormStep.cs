namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// The norm across neighbouring channels of a pixel; lanes are channels. Reads a second buffer, where each row has room for the squares of a pixel with zeros
/// before and behind them.
/// </summary>
public sealed record LocalResponseNormStep : Step
{
    public required int Channels { get; init; }

    /// <summary>Neighbours before a channel that count, at most all.</summary>
    public required int Before { get; init; }

    /// <summary>And behind it.</summary>
    public required int After { get; init; }

    /// <summary>α/size, the factor of the sum of squares.</summary>
    public required double Factor { get; init; }

    public required double Beta { get; init; }

    public required double K { get; init; }

    /// <summary>The power is made of square roots: β is ½, ¾ or 1. Any other is exp(β·ln).</summary>
    public bool HasRoots => Beta is 0.5 or 0.75 or 1;

    /// <summary>Zeros before the squares of a row.</summary>
    public int Margin => BufferLayout.RoundUp(Before);

    /// <summary>Floats of a row.</summary>
    public int FloatsPerRow => checked(Margin + BufferLayout.RoundUp(Channels) + BufferLayout.RoundUp(After));
}
