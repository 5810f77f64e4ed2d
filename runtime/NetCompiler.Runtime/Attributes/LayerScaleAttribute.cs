namespace NetCompiler;

/// <summary>A learnt factor per channel (ConvNeXt). The tensor is called as the layer, <c>{name}</c>, and is of C×1…. Default names layerscale1, layerscale2 ….</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class LayerScaleAttribute : LayerAttribute;
