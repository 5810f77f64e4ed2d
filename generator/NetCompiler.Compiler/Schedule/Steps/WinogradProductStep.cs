using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>The second of three steps of Winograd's algorithm: transformed patches times transformed weights. A row is a plane.</summary>
public sealed record WinogradProductStep : WinogradStage
{
    public override bool HasTile => true;

    public override long PerformedMultiplyAdds => Tiles.MultiplyAdds;

    public required int WeightsOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset];
}
