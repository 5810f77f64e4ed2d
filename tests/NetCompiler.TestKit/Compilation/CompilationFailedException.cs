namespace NetCompiler.TestKit.Compilation;

/// <summary>The compiler or the generator had something to say, if only a warning; the message holds all of it.</summary>
public sealed class CompilationFailedException(string message) : Exception(message);
