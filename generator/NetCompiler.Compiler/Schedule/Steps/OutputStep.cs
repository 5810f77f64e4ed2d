namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Hands a value to the user, channels first.</summary>
public sealed record OutputStep : Step
{
    /// <summary>Which output.</summary>
    public required int Index { get; init; }
}
