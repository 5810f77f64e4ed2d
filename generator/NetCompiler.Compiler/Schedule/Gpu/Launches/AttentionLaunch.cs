using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>
/// Attention: softmax(q·kᵀ/√d + bias)·v. A group of threads makes some neighbouring queries of a head in a window: their scores lie in shared memory, as many keys at a time as there is
/// room for; from one lot of keys to the next it keeps the largest score, the sum and the weighted values so far (Milakov and Gimelshein, Online normalizer calculation for softmax, 2018).
/// </summary>
public sealed record AttentionLaunch : Launch
{
    public required int Heads { get; init; }

    /// <summary>Channels of one head.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of one window on each axis; all pixels where there are no windows.</summary>
    public required EquatableArray<int> Window { get; init; }

    /// <summary>Windows on each axis.</summary>
    public required EquatableArray<int> Windows { get; init; }

    /// <summary>How far the windows are moved; pixels that come round from the other side are seen by their like only.</summary>
    public required int Shift { get; init; }

    /// <summary>Where the bias of each head, query and key lies in the packed weights; −1 without one.</summary>
    public required int BiasOffset { get; init; }

    /// <summary>Queries of a group: each key and value that it reads serves all of them.</summary>
    public required int Queries { get; init; }

    /// <summary>Keys whose scores are in shared memory at once; all of them if they fit.</summary>
    public required int Keys { get; init; }

    /// <summary>Threads side by side that each make a channel of the values, a power of two; the threads behind them take other keys.</summary>
    public required int Lanes { get; init; }

    public required int GroupThreads { get; init; }

    /// <summary>Pixels of a window.</summary>
    public int Tokens => Window.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>The windows of a sample.</summary>
    public int AllWindows => Windows.Aggregate(1, (product, count) => checked(product * count));

    /// <summary>Lots of queries in a window.</summary>
    public int QueryBlocks => (Tokens + Queries - 1) / Queries;

    /// <summary>Whether every key's scores are in shared memory at once.</summary>
    public bool IsWhole => Keys == Tokens;

    /// <summary>Threads that share a channel of the values.</summary>
    public int Parts => GroupThreads / Lanes;

    /// <summary>Groups for the channels of a head, each of <see cref="Lanes"/>.</summary>
    public int Slices => (Width + Lanes - 1) / Lanes;

    /// <summary>Whether four channels of a query or key are read at once.</summary>
    public bool LoadsQuads => Input.LoadsQuads && Width % GpuBuffer.Quad == 0;

    /// <summary>A head's biases of a query, one for each key, in whole blocks of 16.</summary>
    public int BiasPitch => BufferLayout.RoundUp(Tokens);

    public override EquatableArray<int> WeightOffsets => BiasOffset < 0 ? [] : [BiasOffset];

    public override long WeightValues => BiasOffset < 0 ? 0 : (long)Heads * Tokens * Tokens;

    public override int Threads => GroupThreads;

    public override GpuGrid Grid => new((long)AllWindows * Heads * QueryBlocks, 1, Slices);

    /// <summary>Queries, scores, and the trees for the largest score, for the sum, and for the values if threads share them.</summary>
    public override int SharedFloats => Room(Queries, Width, GroupThreads, Lanes) + (Queries * Keys);

    public override int Registers => 40 + (6 * Queries);

    /// <summary>Floats of shared memory beside the scores.</summary>
    public static int Room(int queries, int width, int threads, int lanes) => queries * (width + ((threads > lanes ? 3 : 2) * threads));
}
