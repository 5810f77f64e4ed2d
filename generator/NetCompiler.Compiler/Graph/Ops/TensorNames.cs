namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>The whole names of a layer's weight and bias tensors.</summary>
public sealed record TensorNames(string Weight, string Bias);
