using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>A Forward method as it was read.</summary>
/// <param name="Method">What was read.</param>
/// <param name="Trees">The files whose bodies it came from.</param>
internal sealed record Reading(ForwardMethod Method, IReadOnlyCollection<SyntaxTree> Trees);
