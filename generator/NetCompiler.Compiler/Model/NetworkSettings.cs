namespace NetCompiler.Compiler.Model;

/// <summary>The properties of <c>[Network]</c> that change what is generated.</summary>
public sealed record NetworkSettings
{
    /// <summary>The user's default, which the attribute repeats.</summary>
    public const int DefaultGpuBatch = 16;

    /// <summary>Every layer keeps its activations apart, so that <c>Inspect</c> can read them after a prediction: nothing is fused, no memory is used twice.</summary>
    public bool Inspect { get; init; }

    /// <summary>How convolutions are computed that do not say it themselves, by the order of the user's enum.</summary>
    public int Algorithm { get; init; }

    /// <summary>Whether GPU kernels are wanted; null where the project's references decide.</summary>
    public bool? Gpu { get; init; }

    /// <summary>The samples of the largest batch that GPU kernels compute at once.</summary>
    public int GpuBatch { get; init; } = DefaultGpuBatch;

    /// <summary>How GPU kernels store and multiply values, by the order of the user's enum.</summary>
    public int GpuPrecision { get; init; }
}
