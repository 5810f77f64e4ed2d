namespace NetCompiler;

/// <summary>x · sigmoid(x) on every value (also called swish).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SiluAttribute : LayerAttribute;
