namespace NetCompiler;

/// <summary>x where x ≥ 0, a·x elsewhere with a learnt slope a per channel. Tensor: <c>{name}.weight</c> of C values. Default names prelu1, prelu2 ….</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class PReluAttribute : LayerAttribute
{
    /// <summary>One slope for all channels: the tensor has one value. Default false.</summary>
    public bool Shared { get; set; }
}
