using System.Text.Json.Serialization;
using NetCompiler.Peers.Calibration;

namespace NetCompiler.Peers.Measurement;

/// <summary>What one fresh process measured. Travels as JSON on the child's output.</summary>
internal sealed record RoundResult
{
    /// <summary>Our times, or null in a process that measured the peer alone.</summary>
    public required SideResult? Ours { get; init; }

    /// <summary>The peer's times, or null where its library was not given, or in a process that measured ours alone.</summary>
    public required SideResult? Ort { get; init; }

    /// <summary>Of multiply-adds the median of the calibrations between the slices, of reading the mean of those before and after; as where ours was measured.</summary>
    public required Speed Speed { get; init; }

    /// <summary>The same around the peer; null where one process measured both.</summary>
    public Speed? PeerSpeed { get; init; }

    /// <summary>The worse of both: as good as the machine was throughout.</summary>
    [JsonIgnore]
    public Speed LeastSpeed => PeerSpeed is null ? Speed : Speed.Worse(PeerSpeed);

    /// <summary>The round of two processes that measured a side each.</summary>
    public RoundResult With(RoundResult other) => Ours is null ? other.With(this) : this with { Ort = other.Ort, PeerSpeed = other.Speed };
}
