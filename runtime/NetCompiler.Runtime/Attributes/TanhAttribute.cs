namespace NetCompiler;

/// <summary>tanh(x) on every value, to within 4 ULP.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerAttribute;
