using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>What the steps of Winograd's algorithm have in common.</summary>
public abstract record WinogradStage : Step
{
    public required WinogradTiles Tiles { get; init; }

    /// <summary>The kernel's sizes besides those of the register tile. Arguments where kernels are shared, constants otherwise.</summary>
    public required EquatableArray<KernelArgument> Sizes { get; init; }

    public required bool TakesSizes { get; init; }

    public override EquatableArray<KernelArgument> Arguments => TakesSizes ? Sizes : [];

    /// <summary>Floats in which a patch or a tile is transformed, along one axis and then the other.</summary>
    public static int WorkLength(WinogradTiles tiles) => tiles.Points * StepBuilder.Block;
}
