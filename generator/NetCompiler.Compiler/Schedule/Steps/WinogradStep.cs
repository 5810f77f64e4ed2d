using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// A convolution of 3×3 by Winograd's algorithm, block of tiles by block: patches transformed, multiplied and transformed back while they are in the cache. A row is a
/// block.
/// </summary>
public sealed record WinogradStep : WinogradStage
{
    public override bool HasTile => true;

    public override long PerformedMultiplyAdds => Tiles.MultiplyAdds;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Window;

    /// <summary>The second value it reads is added to each sum before the epilogue.</summary>
    public required bool AddsInput { get; init; }

    public override EquatableArray<int> Replaceable => AddsInput ? [1] : [];

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
