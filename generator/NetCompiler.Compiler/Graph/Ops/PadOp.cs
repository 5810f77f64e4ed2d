using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>A border as a layer of its own. C×D… → C×(begin + D + end)….</summary>
/// <param name="Begin">Pixels before the map, one per spatial axis.</param>
/// <param name="End">Pixels behind it.</param>
/// <param name="Mode">What the border holds.</param>
public sealed record PadOp(EquatableArray<int> Begin, EquatableArray<int> End, PadMode Mode) : ProducerOp;
