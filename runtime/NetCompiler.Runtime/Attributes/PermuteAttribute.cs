namespace NetCompiler;

/// <summary>The axes in another order: axis i of the output is axis order[i] of the input, 0 being the channels.</summary>
/// <param name="order">Each axis once: 0 for the channels, then the spatial axes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class PermuteAttribute(params int[] order) : LayerAttribute
{
    /// <summary>Each axis once: 0 for the channels, then the spatial axes.</summary>
    public int[] Order { get; } = order;
}
