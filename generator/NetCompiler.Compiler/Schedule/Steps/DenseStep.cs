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

    /// <summary>Weights from which on a layer may be stored short: 256 KB, which the nearest caches do not keep from one prediction to the next.</summary>
    public const int LeastShort = 64 * 1024;

    /// <summary>Whether the user may have its weights stored in 16 bits: its time is that of reading them.</summary>
    public bool MayBeShort => (long)Length * Units >= LeastShort;

    /// <summary>Where the weights lie if they are stored in 16 bits, two to a float.</summary>
    public int ShortOffset { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
