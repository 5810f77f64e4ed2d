namespace NetCompiler;

/// <summary>x · Φ(x) on every value, Φ being the normal distribution: x/2 · (1 + erf(x/√2)).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>The approximation x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))) in place of it. Default false.</summary>
    public bool TanhForm { get; set; }
}
