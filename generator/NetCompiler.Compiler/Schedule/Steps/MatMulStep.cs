namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A matrix product for each channel: lanes are channels, a tile of the product in registers.</summary>
public sealed record MatMulStep : Step
{
    public override bool HasTile => true;

    /// <summary>Rows of the product computed together: one of the step's <see cref="Step.Rows"/>, the same on every instruction set.</summary>
    public const int RowsTogether = 4;

    /// <summary>Columns of the first matrix, rows of the second.</summary>
    public required int Depth { get; init; }
}
