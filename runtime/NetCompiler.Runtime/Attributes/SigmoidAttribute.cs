namespace NetCompiler;

/// <summary>1 / (1 + e⁻ˣ) on every value, to within 4 ULP.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerAttribute;
