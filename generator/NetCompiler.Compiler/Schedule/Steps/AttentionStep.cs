using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Attention: softmax(q·kᵀ/√d + bias)·v for each window and head, which is one unit of work. Its first input is the pixels' queries, keys and values, its
/// second one scratch space. Lanes are keys in the scores, channels of the head in what is made of the values.
/// </summary>
public sealed record AttentionStep : Step
{
    public override bool HasTile => true;

    /// <summary>Queries whose scores are in scratch space together, at most, on every instruction set.</summary>
    public const int MostQueries = 12;

    /// <summary>Rows into which the units are gathered, at most: each has scratch space of its own, so that threads do not meet.</summary>
    public const int MostRows = 64;

    public required int Heads { get; init; }

    /// <summary>Channels of one head.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of one window on each axis; all pixels where there are no windows.</summary>
    public required EquatableArray<int> Window { get; init; }

    /// <summary>Windows on each axis.</summary>
    public required EquatableArray<int> Windows { get; init; }

    /// <summary>How far the windows are moved; pixels that come round from the other side are seen by their like only.</summary>
    public required int Shift { get; init; }

    /// <summary>Units of one row.</summary>
    public required int UnitsPerRow { get; init; }

    /// <summary>Where the bias of each head, query and key lies in the packed weights; −1 without one.</summary>
    public int BiasOffset { get; init; } = -1;

    /// <summary>Pixels of a window.</summary>
    public int Tokens => Window.Aggregate(1, (product, size) => product * size);

    /// <summary>Windows times heads.</summary>
    public int Units => Windows.Aggregate(Heads, (product, count) => product * count);

    /// <summary>The keys of a row of scores, in whole blocks of 16.</summary>
    public int KeyPitch => BufferLayout.RoundUp(Tokens);

    /// <summary>A head's channels in whole blocks of 16.</summary>
    public int WidthPitch => BufferLayout.RoundUp(Width);

    /// <summary>Where the values begin in the scratch space of a row; before them are the queries, whose places the results take.</summary>
    public int ValuesAt => Tokens * WidthPitch;

    public int KeysAt => 2 * Tokens * WidthPitch;

    public int ScoresAt => KeysAt + (Width * KeyPitch);

    /// <summary>The sums of the exponentials of each query.</summary>
    public int SumsAt => ScoresAt + (MostQueries * KeyPitch);

    /// <summary>Which side of the map each key comes from; used with a shift.</summary>
    public int SidesAt => SumsAt + BufferLayout.RoundUp(MostQueries);

    /// <summary>Floats of scratch space for one row.</summary>
    public int ScratchPerRow => checked(SidesAt + (Shift > 0 ? KeyPitch : 0));

    public override EquatableArray<int> WeightOffsets => BiasOffset < 0 ? [] : [BiasOffset];
}
