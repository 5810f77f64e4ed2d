namespace NetCompiler;

/// <summary>One class and what the network gave it.</summary>
/// <param name="Index">The position among the network's outputs, from 0.</param>
/// <param name="Name">The name from <see cref="ClassesAttribute"/>; empty without one.</param>
/// <param name="Score">The output's value: a probability after softmax, else a logit.</param>
public readonly record struct ClassScore(int Index, string Name, float Score);
