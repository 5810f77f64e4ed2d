namespace NetCompiler;

/// <summary>min(max(x, 0), 6) on every value; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class Relu6Attribute : LayerAttribute;
