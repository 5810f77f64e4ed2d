namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Means of windows of different sizes: output o of an axis is over inputs ⌊o·D/N⌋ to ⌈(o + 1)·D/N⌉. Lanes are channels.</summary>
public sealed record AdaptivePoolStep : Step;
