namespace NetCompiler;

/// <summary>How values are stored and multiplied on a GPU.</summary>
public enum GpuPrecision
{
    /// <summary>Stored and computed in float32.</summary>
    Float32,

    /// <summary>Activations and weights stored in half precision, which halves memory and traffic, and computed in float32.</summary>
    HalfStorage,

    /// <summary>Stored in half precision, and the products of convolutions and dense layers computed in it; sums of more than a few products in float32.</summary>
    Half,
}
