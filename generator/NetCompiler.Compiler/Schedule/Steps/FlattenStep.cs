namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Copies a map into a vector without gaps: channel by channel, or pixel by pixel where only a dense layer reads it.</summary>
public sealed record FlattenStep : Step
{
    /// <summary>Pixel by pixel: a copy of runs. The dense layer's weights are in the same order.</summary>
    public required bool KeepsPixelOrder { get; init; }
}
