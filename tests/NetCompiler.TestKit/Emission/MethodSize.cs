namespace NetCompiler.TestKit.Emission;

/// <summary>What RyuJIT counts before it decides whether to optimise a method.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="Bytes">The length of its IL.</param>
/// <param name="Instructions">IL instructions.</param>
/// <param name="Blocks">Basic blocks: what begins at the entry, at a branch's target, behind a branch, at a handler.</param>
/// <param name="Locals">Local variables.</param>
/// <param name="LocalReferences">Instructions that read, write or address a local or an argument.</param>
public sealed record MethodSize(string Name, int Bytes, int Instructions, int Blocks, int Locals, int LocalReferences)
{
    /// <summary>The largest share that any count has of its limit: above 1 RyuJIT does not optimise the method.</summary>
    public double ShareOfLimit => new[]
    {
        Bytes / (double)MethodLimits.Bytes, Instructions / (double)MethodLimits.Instructions, Blocks / (double)MethodLimits.Blocks,
        Locals / (double)MethodLimits.Locals, LocalReferences / (double)MethodLimits.LocalReferences,
    }.Max();
}
