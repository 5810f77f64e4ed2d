namespace NetCompiler;

/// <summary>min(max(x + 3, 0), 6) / 6 on every value.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class HardSigmoidAttribute : LayerAttribute;
