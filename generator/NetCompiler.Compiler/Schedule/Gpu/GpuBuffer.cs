using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>
/// One buffer of the device's arena, for one sample: pixel by pixel, the channels of a pixel together, <see cref="Pitch"/> values from a pixel to the next. Samples follow
/// each other without a gap, so that the pixels of a batch are one run; with n samples every buffer is n times as long and lies n times as far.
/// </summary>
public sealed record GpuBuffer
{
    /// <summary>Values of a vector access.</summary>
    public const int Quad = 4;

    /// <summary>Buffers start on multiples of this many values (64 bytes of float32).</summary>
    public const int Alignment = 16;

    public required int Id { get; init; }

    /// <summary>The layer whose output it holds.</summary>
    public required string Name { get; init; }

    public required Shape Shape { get; init; }

    /// <summary>Values from a pixel to the next: the channels, from four on rounded up to whole quads.</summary>
    public required int Pitch { get; init; }

    /// <summary>Values of one sample.</summary>
    public int Length => checked((int)(Shape.Pixels * Pitch));

    /// <summary>Its place in the arena of one sample, a multiple of <see cref="Alignment"/>.</summary>
    public int Offset { get; init; }

    /// <summary>The launch that writes it first.</summary>
    public int FirstLaunch { get; init; }

    /// <summary>The launch that reads it last.</summary>
    public int LastLaunch { get; init; }

    /// <summary>The pitch of a pixel of so many channels.</summary>
    public static int PitchOf(int channels) => channels < Quad ? channels : checked((channels + Quad - 1) / Quad * Quad);
}
