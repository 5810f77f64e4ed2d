using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>One kernel call on the device. What it does is the lowering's to say; whose it is, and what it reads and writes, <see cref="LaunchBuilder.Add"/> fills in.</summary>
public abstract record Launch
{
    /// <summary>The layer's name; the emitted kernel has it in Pascal case.</summary>
    public string Name { get; init; } = "";

    /// <summary>What a reader of the emitted code should know, in words.</summary>
    public string Description { get; init; } = "";

    /// <summary>Multiply-adds of one sample as <see cref="NetworkCost"/> counts them.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>The values it reads, at most two.</summary>
    public EquatableArray<GpuView> Inputs { get; init; }

    /// <summary>The value it writes; null for the caller's output.</summary>
    public GpuView? Output { get; init; }

    public GpuView Input => Inputs[0];

    /// <summary>The value it writes into the arena.</summary>
    public GpuView Target => Output ?? throw new InvariantException($"{Name}: it writes to the caller");

    /// <summary>Applied to each value before it is stored.</summary>
    public EquatableArray<Activation> Epilogue { get; init; }

    /// <summary>The packed weights that its kernel is given, as offsets, at most two; empty for none.</summary>
    public virtual EquatableArray<int> WeightOffsets => [];

    /// <summary>Threads of a group.</summary>
    public abstract int Threads { get; }

    /// <summary>How the work is cut into groups.</summary>
    public abstract GpuGrid Grid { get; }

    /// <summary>Floats of static shared memory.</summary>
    public virtual int SharedFloats => 0;

    public int SharedBytes => SharedFloats * sizeof(float);

    /// <summary>An estimate of the registers that are live at once in a thread.</summary>
    public abstract int Registers { get; }

    /// <summary>Values that one sample's kernel reads from and writes to memory at least: inputs, output, and apart from the sample the weights.</summary>
    public long ValuesPerSample => Inputs.Sum(view => view.Shape.Length) + (Output?.Shape.Length ?? 0);

    /// <summary>Values of weights, read once however many samples there are.</summary>
    public virtual long WeightValues => 0;

    /// <summary>The name of the kernel in printed plans.</summary>
    public string Mnemonic => GetType().Name.Substring(0, GetType().Name.Length - nameof(Launch).Length);
}
