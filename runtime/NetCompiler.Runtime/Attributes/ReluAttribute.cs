namespace NetCompiler;

/// <summary>max(x, 0) on every value; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ReluAttribute : LayerAttribute;
