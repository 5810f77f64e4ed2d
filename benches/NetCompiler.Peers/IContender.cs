namespace NetCompiler.Peers;

/// <summary>
/// One side of a comparison: a network made ready for one batch size and one number of threads, with its own input and
/// output buffers, so that a timed call neither allocates nor copies.
/// </summary>
internal interface IContender : IDisposable
{
    /// <summary>Runs the network once over its whole batch.</summary>
    void Run();

    /// <summary>What the last call of <see cref="Run"/> wrote.</summary>
    ReadOnlySpan<float> Output { get; }
}
