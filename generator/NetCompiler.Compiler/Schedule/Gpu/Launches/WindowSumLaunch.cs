using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>
/// Sums over windows of few channels, or of weights that no two pixels share: too few products for tiles in shared memory. A thread makes some neighbouring filters for a strip of pixels
/// along the last axis, all of it in registers; neighbouring threads make neighbouring filters.
/// </summary>
public abstract record WindowSumLaunch : Launch
{
    /// <summary>A longer window's taps on the last axis are a loop; those of a shorter one are written out, and what they read of a row is read once.</summary>
    public const int MostTaps = 7;

    /// <summary>Pixels of a row that a thread may hold: 48 registers if each is a quad.</summary>
    public const int MostPixels = 12;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public required int Filters { get; init; }

    /// <summary>Channels that a filter reads.</summary>
    public required int ChannelsPerGroup { get; init; }

    /// <summary>Filters that have the same channels.</summary>
    public abstract int FiltersPerGroup { get; }

    public PadMode PadMode { get; init; }

    /// <summary>The second input is added to each value before the epilogue.</summary>
    public bool AddsInput { get; init; }

    /// <summary>The pixels of the output that it makes: every so many on each axis; empty for all.</summary>
    public EquatableArray<int> OutputScale { get; init; }

    /// <summary>The first of them on each axis; empty for the first.</summary>
    public EquatableArray<int> OutputPhase { get; init; }

    /// <summary>Filters of a thread, 1 or 4.</summary>
    public required int Lanes { get; init; }

    /// <summary>Pixels of a thread along the last axis.</summary>
    public required int Strip { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];

    public WindowAxis Last => Window[Window.Count - 1];

    /// <summary>Taps of the window on all axes; 0 where the bias is all there is.</summary>
    public int Taps => Window.Aggregate(1, (product, axis) => checked(product * axis.Size));

    /// <summary>Each of a thread's filters reads the channel of its own number, all of them one quad.</summary>
    public bool IsDepthwise => Lanes == GpuBuffer.Quad && ChannelsPerGroup == 1 && FiltersPerGroup == 1;

    /// <summary>Channels that are read at once for all filters of a thread, 1 or 4.</summary>
    public int ChannelsAtOnce => !IsDepthwise && ChannelsPerGroup % GpuBuffer.Quad == 0 && Input.IsAligned ? GpuBuffer.Quad : 1;

    /// <summary>Whether the taps of the last axis are written out.</summary>
    public bool IsSliding => Slides(Last, Strip);

    /// <summary>Pixels of a row, from the first one on, that a thread reads for the taps that are written out.</summary>
    public IReadOnlyList<int> RowPixels => PixelsOf(Last, Strip, IsSliding ? Last.Size : 1);

    /// <summary>Threads that make one pixel.</summary>
    public int ThreadsPerPixel => (Filters + Lanes - 1) / Lanes;

    /// <summary>Strips of a row.</summary>
    public int Strips => (Last.Output + Strip - 1) / Strip;

    public sealed override int Threads => ValueLaunch.GroupThreads;

    public sealed override GpuGrid Grid => new(Window.Take(Window.Count - 1).Aggregate((long)Strips * ThreadsPerPixel, (product, axis) => checked(product * axis.Output)), Threads);

    /// <summary>Sums, the pixels of a row, the weights of its taps, and about 24 for addresses and counters.</summary>
    public override int Registers => (Lanes * Strip) + (RowPixels.Count * (IsDepthwise ? Lanes : ChannelsAtOnce)) + ((IsSliding ? Last.Size : 1) * Lanes) + 24;

    /// <summary>Whether a thread can hold what the taps of an axis read for a strip.</summary>
    public static bool Slides(WindowAxis last, int strip) => last.Size <= MostTaps && PixelsOf(last, strip, last.Size).Length <= MostPixels;

    private static int[] PixelsOf(WindowAxis last, int strip, int taps) =>
        [.. Enumerable.Range(0, strip).SelectMany(pixel => Enumerable.Range(0, taps).Select(tap => (pixel * last.Stride) + (tap * last.Dilation))).Distinct().OrderBy(pixel => pixel)];
}
