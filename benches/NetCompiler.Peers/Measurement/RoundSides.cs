namespace NetCompiler.Peers.Measurement;

/// <summary>Which sides a process measures.</summary>
internal enum RoundSides
{
    Both,
    Ours,
    Ort,
}
