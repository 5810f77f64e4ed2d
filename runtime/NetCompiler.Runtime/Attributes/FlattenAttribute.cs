namespace NetCompiler;

/// <summary>Turns a map into a vector, channel by channel (C, then height, then width), as PyTorch does. Implicit before a dense layer.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
