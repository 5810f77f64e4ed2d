namespace NetCompiler;

/// <summary>How a network is brought to a GPU.</summary>
public sealed class GpuOptions
{
    /// <summary>The samples of the largest batch for which memory is kept on the device, up to what the network was compiled for (<see cref="NetworkAttribute.GpuBatch"/>). Default 0: as many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaximumBatch
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumBatch), value, $"{nameof(MaximumBatch)} is {value}; it must be 0 or more.");
    }

    /// <summary>Whether the weight file may hold tensors that the network does not name. Default false: each of them is an error.</summary>
    public bool AllowExtraTensors { get; init; }
}
