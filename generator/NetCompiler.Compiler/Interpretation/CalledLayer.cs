using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>A layer that the program has added.</summary>
/// <param name="Value">What it makes.</param>
/// <param name="Site">Its place.</param>
/// <param name="Chain">The calls that led there.</param>
/// <param name="Inputs">What it reads.</param>
internal sealed record CalledLayer(GraphValue Value, int Site, string Chain, IReadOnlyList<GraphValue> Inputs);
