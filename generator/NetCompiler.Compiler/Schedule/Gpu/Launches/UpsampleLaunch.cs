using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Enlarges a map by a whole factor on each axis.</summary>
public sealed record UpsampleLaunch : ValueLaunch
{
    public required int Scale { get; init; }

    public required UpsampleMode Mode { get; init; }

    public override int Registers => 48;
}
