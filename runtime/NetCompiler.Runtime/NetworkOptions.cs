namespace NetCompiler;

/// <summary>How a network is loaded and run. The defaults: one thread, the machine's best instructions, no tensor too many.</summary>
public sealed class NetworkOptions
{
    private const int MaxThreads = 256;

    /// <summary>The number of threads one prediction uses, the caller's among them: 1 to 256. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not within 1 to 256.</exception>
    public int Threads
    {
        get;
        init => field = value is >= 1 and <= MaxThreads
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Threads), value, $"{nameof(Threads)} is {value}; it must be 1 to {MaxThreads}.");
    } = 1;

    /// <summary>The vector instructions to use; loading fails with <see cref="PlatformNotSupportedException"/> where the machine lacks them. Default: the best it has.</summary>
    public InstructionSet InstructionSet { get; init; }

    /// <summary>Takes the time of every step of every prediction; for finding out where the time goes. Default null: none is taken.</summary>
    public LayerProfile? Profile { get; init; }

    /// <summary>How the weights of large dense layers are kept in memory. Default: as float32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public WeightStorage WeightStorage
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(WeightStorage), value, $"{value} is no way to store weights.");
    }

    /// <summary>Whether the weight file may hold tensors that the network does not name. Default false: each of them is an error.</summary>
    public bool AllowExtraTensors { get; init; }
}
