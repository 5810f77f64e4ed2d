using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>A mistake of the user's program, behind which it cannot go on. Caught where the run began; never leaves <see cref="ForwardInterpreter"/>.</summary>
internal sealed class MistakeException(DiagnosticRule rule, SourceKey key, string message) : Exception(message)
{
    public DiagnosticRule Rule { get; } = rule;

    public SourceKey Key { get; } = key;
}
