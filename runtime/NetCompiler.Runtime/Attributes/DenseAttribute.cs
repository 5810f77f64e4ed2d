namespace NetCompiler;

/// <summary>
/// A fully connected layer: N values → units, y = W·x + b. A map is flattened first (C, then height, then width). Tensors: <c>{name}.weight</c>
/// of units×N, <c>{name}.bias</c> of units. Default names fc1, fc2 ….
/// </summary>
/// <param name="units">The number of outputs.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether each output has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
