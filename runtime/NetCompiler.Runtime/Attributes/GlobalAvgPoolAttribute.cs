namespace NetCompiler;

/// <summary>The mean of each channel over all its pixels: C×D… → a vector of C.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute;
