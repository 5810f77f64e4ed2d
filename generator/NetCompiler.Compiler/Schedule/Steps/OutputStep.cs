namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Hands the last buffer to the user, channels first.</summary>
public sealed record OutputStep : Step;
