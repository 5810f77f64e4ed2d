namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>How values are stored and multiplied on a GPU, by the order of the user's enum.</summary>
public enum GpuPrecision
{
    /// <summary>Stored and computed in float32.</summary>
    Float32,

    /// <summary>Activations and weights stored in half precision, computed in float32.</summary>
    HalfStorage,

    /// <summary>Stored in half precision, and products of convolutions and dense layers in it too; long sums in float32.</summary>
    Half,
}
