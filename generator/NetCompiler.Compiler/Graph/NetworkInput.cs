using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>One input of a network.</summary>
/// <param name="Key">Where it is declared.</param>
/// <param name="Shape">Its shape; null where it cannot be known, of which errors were reported.</param>
public sealed record NetworkInput(SourceKey Key, Shape? Shape);
