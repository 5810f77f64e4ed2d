namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>A batch norm that its producer applies through its own weights.</summary>
/// <param name="Name">The stem of its tensors' names.</param>
/// <param name="Epsilon">Added to the variance.</param>
public sealed record FoldedNorm(string Name, double Epsilon);
