namespace NetCompiler;

/// <summary>eˣ / Σ eˣ over the channels (of each pixel, where the input is a map): probabilities. The end of the network; leave it out where scores are enough.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
