namespace NetCompiler;

/// <summary>x where x ≥ 0, α·(eˣ − 1) elsewhere, to within 4 ULP.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>The value −α that large negative inputs tend to. Default 1.</summary>
    public double Alpha { get; set; } = 1;
}
