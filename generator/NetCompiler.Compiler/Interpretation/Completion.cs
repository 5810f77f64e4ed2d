namespace NetCompiler.Compiler.Interpretation;

/// <summary>How a statement ends.</summary>
internal enum Completion
{
    Next,
    Break,
    Continue,
    Return,
}
