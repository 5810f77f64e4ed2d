namespace NetCompiler.TestKit.Interpretation;

/// <summary>The graph contradicts what the interpreter works out by itself: a shape, a tensor's length, an index.</summary>
public sealed class InterpretationException(string message) : Exception(message);
