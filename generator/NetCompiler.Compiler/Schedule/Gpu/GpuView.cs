using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>Where a value lies: some neighbouring channels of a buffer, of which a concatenation's branches have one each.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Channel">Its first channel there.</param>
/// <param name="Shape">The value's shape.</param>
/// <param name="Pitch">Values from a pixel to the next.</param>
/// <param name="IsLast">No other value lies behind it in the same pixel, so that its last quad may be stored whole.</param>
public sealed record GpuView(int Buffer, int Channel, Shape Shape, int Pitch, bool IsLast)
{
    /// <summary>Whether every pixel begins on a quad.</summary>
    public bool IsAligned => Pitch % GpuBuffer.Quad == 0 && Channel % GpuBuffer.Quad == 0;

    /// <summary>Whether pixels can be stored in quads: nothing else is overwritten.</summary>
    public bool StoresQuads => IsAligned && (IsLast || Shape.Channels % GpuBuffer.Quad == 0);

    /// <summary>Whether pixels can be read in quads that hold nothing else.</summary>
    public bool LoadsQuads => IsAligned && Shape.Channels % GpuBuffer.Quad == 0;

    /// <summary>Whether the values of a sample follow each other without a gap.</summary>
    public bool IsCompact => Shape.Pixels == 1 || Pitch == Shape.Channels;
}
