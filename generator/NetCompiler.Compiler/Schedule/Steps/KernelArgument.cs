namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A size that a kernel is told by its caller rather than written with, so that layers which differ in nothing else share it.</summary>
/// <param name="Type">Its C# type: <c>int</c>, or <c>nint</c> for what is added to addresses.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Value">This step's value.</param>
public sealed record KernelArgument(string Type, string Name, long Value);
