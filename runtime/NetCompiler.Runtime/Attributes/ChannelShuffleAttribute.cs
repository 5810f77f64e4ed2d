namespace NetCompiler;

/// <summary>Mixes the channels of G groups (ShuffleNet): channel g·(C/G) + i becomes channel i·G + g. The shape stays.</summary>
/// <param name="groups">The number of groups G, which must divide the channels.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ChannelShuffleAttribute(int groups) : LayerAttribute
{
    /// <summary>The number of groups G, which must divide the channels.</summary>
    public int Groups { get; } = groups;
}
