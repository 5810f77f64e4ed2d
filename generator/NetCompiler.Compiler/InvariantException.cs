namespace NetCompiler.Compiler;

/// <summary>A broken invariant: a defect of the compiler, reported as NC9001.</summary>
public sealed class InvariantException(string message) : Exception(message);
