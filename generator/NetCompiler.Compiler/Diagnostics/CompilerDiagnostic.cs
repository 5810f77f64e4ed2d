using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Diagnostics;

/// <summary>One finding about one network.</summary>
public sealed record CompilerDiagnostic
{
    public required DiagnosticRule Rule { get; init; }

    /// <summary>The value that is wrong.</summary>
    public required SourceKey Key { get; init; }

    /// <summary>The whole message, with the numbers that disagree.</summary>
    public required string Message { get; init; }

    /// <summary>Changes that would each make the network valid, best first; each becomes a code fix.</summary>
    public EquatableArray<SuggestedFix> Fixes { get; init; }

    public override string ToString() => $"{Rule.Id} at {Key.Layer}.{Key.Argument}[{Key.Element}]: {Message}";
}

/// <summary>One valid choice: set one argument of the layer that is wrong.</summary>
/// <param name="Title">What the light bulb says: <c>Use Stride = 2 (map 11×11)</c>.</param>
/// <param name="Argument">The argument's name in Pascal case, positional or not, given or not.</param>
/// <param name="Value">Its new value as C#: <c>2</c>, <c>Rounding.Floor</c>, <c>[1, 2]</c>.</param>
public sealed record SuggestedFix(string Title, string Argument, string Value);
