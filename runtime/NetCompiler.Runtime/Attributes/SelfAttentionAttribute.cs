namespace NetCompiler;

/// <summary>
/// Multi-head attention of all pixels to all (PyTorch's MultiheadAttention): of each pixel's queries, keys and values it makes
/// softmax(q·kᵀ/√(C/heads))·v, and mixes the heads. The shape stays. Tensors: <c>{name}.in_proj_weight</c> of 3C×C, <c>{name}.in_proj_bias</c>
/// of 3C, <c>{name}.out_proj.weight</c> of C×C, <c>{name}.out_proj.bias</c> of C. Default names attention1, attention2 ….
/// </summary>
/// <param name="heads">The number of heads, which must divide the channels.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SelfAttentionAttribute(int heads) : LayerAttribute
{
    /// <summary>The number of heads, which must divide the channels.</summary>
    public int Heads { get; } = heads;

    /// <summary>Whether both projections have a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
