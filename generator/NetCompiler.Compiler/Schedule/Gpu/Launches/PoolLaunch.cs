using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Pooling of each channel.</summary>
public sealed record PoolLaunch : ValueLaunch
{
    /// <summary>Windows of more taps are loops.</summary>
    public const int TapsWrittenOut = 16;

    public required PoolKind Kind { get; init; }

    public required EquatableArray<WindowAxis> Window { get; init; }

    /// <summary>Whether padding counts in a mean.</summary>
    public bool CountPad { get; init; }

    public int Taps => Window.Aggregate(1, (product, axis) => checked(product * axis.Size));

    /// <summary>The taps are written out, so that their loads are on their way together; those beyond the map read its first pixel and are left out by selection.</summary>
    public bool IsWrittenOut => Taps <= TapsWrittenOut;

    public override int Registers => 48;
}
