namespace NetCompiler;

/// <summary>x where x ≥ 0, slope·x elsewhere.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReluAttribute : LayerAttribute
{
    /// <summary>The factor for negative values. Default 0.01.</summary>
    public double Slope { get; set; } = 0.01;
}
