using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule;

/// <summary>What differs between instruction sets: the tile of each step.</summary>
/// <param name="Target">The instruction set.</param>
/// <param name="Tiles">One per step of the plan.</param>
public sealed record TargetPlan(Target Target, EquatableArray<KernelTile> Tiles);
