namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Copies values one by one in the order of channels first where the two shapes have no loops in common: 6×4 → 4×6. Rows are the result's channels.
/// </summary>
public sealed record ReshapeStep : Step;
