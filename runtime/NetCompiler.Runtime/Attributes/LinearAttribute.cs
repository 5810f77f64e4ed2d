namespace NetCompiler;

/// <summary>
/// A fully connected layer over the channels of each pixel for itself: C×D… → units×D…; of a vector over all its values. Tensors:
/// <c>{name}.weight</c> of units×C, <c>{name}.bias</c> of units. Default names linear1, linear2 ….
/// </summary>
/// <param name="units">The number of outputs.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class LinearAttribute(int units) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether each output has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
