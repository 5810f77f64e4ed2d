namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>The norm across neighbouring channels of a pixel: each thread reads its channel's neighbours, which lie beside it.</summary>
public sealed record LocalResponseNormLaunch : ValueLaunch
{
    /// <summary>Neighbours before a channel that count, at most all.</summary>
    public required int Before { get; init; }

    /// <summary>And behind it.</summary>
    public required int After { get; init; }

    /// <summary>α/size, the factor of the sum of squares.</summary>
    public required double Factor { get; init; }

    public required double Beta { get; init; }

    public required double K { get; init; }
}
