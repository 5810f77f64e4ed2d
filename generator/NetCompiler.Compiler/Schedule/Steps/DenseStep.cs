using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Matrix-vector product; lanes are outputs.</summary>
public sealed record DenseStep : Step
{
    public override bool HasTile => true;

    /// <summary>Outputs of one row: a whole number of tiles on every instruction set.</summary>
    public const int UnitsPerRow = 128;

    public required int Length { get; init; }

    public required int Units { get; init; }

    /// <summary>Partial sums of each output.</summary>
    public required int Chains { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
