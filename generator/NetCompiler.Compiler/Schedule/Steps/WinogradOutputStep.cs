using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>The last of three steps of Winograd's algorithm: products transformed into pixels. A row is a row of tiles.</summary>
public sealed record WinogradOutputStep : WinogradStage
{
    /// <summary>The second value it reads is added to each sum before the epilogue.</summary>
    public required bool AddsInput { get; init; }

    public override EquatableArray<int> Replaceable => AddsInput ? [1] : [];

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [BiasOffset];
}
