using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>The first of three steps of Winograd's algorithm where it is not computed block by block: all patches transformed. A row is a row of tiles.</summary>
public sealed record WinogradInputStep : WinogradStage
{
    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Window;
}
