namespace NetCompiler;

/// <summary>
/// eˣ / Σ eˣ over the channels (of each pixel, where the input is a map), or along another axis: probabilities. The end of the network; leave
/// it out where scores are enough.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis: 0 for the channels, then the spatial axes in order. Default 0.</summary>
    public int Axis { get; set; }
}
