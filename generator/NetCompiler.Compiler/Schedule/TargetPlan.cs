using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule;

/// <summary>What differs between instruction sets: the tile of each step.</summary>
/// <param name="Target">The instruction set.</param>
/// <param name="Tiles">One per step of the plan.</param>
/// <param name="BatchTiles">One per step, for several samples at once; of the steps whose kernel takes them.</param>
public sealed record TargetPlan(Target Target, EquatableArray<KernelTile> Tiles, EquatableArray<KernelTile> BatchTiles);
