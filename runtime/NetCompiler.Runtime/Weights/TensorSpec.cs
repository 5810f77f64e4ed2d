namespace NetCompiler.Weights;

/// <summary>A tensor that a network reads from its weight file.</summary>
/// <param name="Name">The name in the file, such as <c>conv1.weight</c>.</param>
/// <param name="Shape">The size of every axis, outermost first; empty for a single value.</param>
public readonly record struct TensorSpec(string Name, int[] Shape);
