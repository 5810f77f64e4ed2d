using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using NetCompiler.Memory;
using NetCompiler.Threading;

namespace NetCompiler.Kernels;

/// <summary>
/// What every generated network shares: arenas, threads, length checks and batches. Generated code derives from it, with the
/// kernels of one instruction set; users never see it. For one thread at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class NetworkEngine : IParallelWork, IDisposable
{
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer[] _arenas;
    private readonly WorkerTeam _team;
    private readonly StepClock? _clock;
    private readonly float[] _scores;
    private readonly ClassScore[] _ranking;
    private bool _holdsSample;
    private Task? _preparation;

    /// <summary>Makes the arenas, one a thread, and the threads.</summary>
    /// <exception cref="InvalidOperationException">The options' profile belongs to another network.</exception>
    /// <param name="ports">Inputs and outputs.</param>
    /// <param name="arenaLength">Floats of one arena.</param>
    /// <param name="batches">The segments of a batch; null where each sample is predicted by itself.</param>
    /// <param name="weights">The packed weights, shared between engines and never written.</param>
    /// <param name="options">Threads.</param>
    protected NetworkEngine(NetworkPorts ports, int arenaLength, BatchPlan? batches, AlignedBuffer weights, NetworkOptions options)
    {
        Ports = ports;
        _batches = batches;
        Options = options;
        _clock = options.Profile?.AddClock(Steps, Rows.Length, Storage != WeightStorage.Float32);
        _weights = weights;
        _scores = new float[OutputLength];
        _ranking = new ClassScore[OutputLength];
        _team = new WorkerTeam(options.Threads);
        _arenas = new AlignedBuffer[options.Threads];
        for (int i = 0; i < _arenas.Length; i++)
            _arenas[i] = new AlignedBuffer(arenaLength);
    }

    /// <summary>The options it was made with.</summary>
    public NetworkOptions Options { get; }

    /// <summary>The packed weights, for an instance that shares them.</summary>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public AlignedBuffer Weights
    {
        get
        {
            ThrowIfDisposed();
            return _weights;
        }
    }

    /// <summary>How the weights of large dense layers are stored.</summary>
    protected WeightStorage Storage => Options.WeightStorage;

    private NetworkPorts Ports { get; }

    /// <summary>Of the only input.</summary>
    private int InputLength => Ports.InputLengths[0];

    /// <summary>Of the first output, whose classes are ranked.</summary>
    private int OutputLength => Ports.OutputLengths[0];

    /// <summary>Rows of each step.</summary>
    protected abstract ReadOnlySpan<int> Rows { get; }

    /// <summary>Rows of each step that one thread claims at a time; all of them where splitting would not pay.</summary>
    protected abstract ReadOnlySpan<int> RowsPerChunk { get; }

    /// <summary>A line for each step: kernel, name, description, multiply-adds by definition and performed, bytes of weights, bytes where large dense layers are stored in 16 bits; between tabs.</summary>
    protected abstract string Steps { get; }

    /// <summary>Brings one sample of an input's floats, channels first, into the arena.</summary>
    protected abstract void LoadInput(int index, ref float input, ref float arena, ref float weights);

    /// <summary>Brings one picture of bytes, channels last, into the arena. A network of several inputs takes no pictures.</summary>
    protected virtual void LoadPicture(ref byte picture, ref float arena, ref float weights) => throw new NotSupportedException();

    /// <summary>
    /// Computes rows <paramref name="begin"/> to <paramref name="end"/> of a step. <paramref name="scratch"/> is the arena of the thread that does it, where the kernel has
    /// room to itself: the same as <paramref name="arena"/>, where the values lie, or another.
    /// </summary>
    protected abstract void RunStep(int step, int begin, int end, ref float arena, ref float scratch, ref float weights);

    /// <summary>Writes an output, channels first.</summary>
    protected abstract void StoreOutput(int index, ref float arena, ref float output);

    /// <summary>Predicts one sample.</summary>
    /// <exception cref="ArgumentException">A span has another length than the network's.</exception>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        Check(input.Length, nameof(input), output.Length, "values");
        ref float arena = ref _arenas[0].Reference;
        LoadInput(0, ref MemoryMarshal.GetReference(input), ref arena, ref _weights.Reference);
        RunLayers(_clock);
        StoreOutput(0, ref arena, ref MemoryMarshal.GetReference(output));
        output.CopyTo(_scores);
    }

    /// <summary>Predicts one picture of bytes.</summary>
    /// <exception cref="ArgumentException">A span has another length than the network's.</exception>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public void Predict(ReadOnlySpan<byte> picture, Span<float> output)
    {
        Check(picture.Length, nameof(picture), output.Length, "bytes");
        ref float arena = ref _arenas[0].Reference;
        LoadPicture(ref MemoryMarshal.GetReference(picture), ref arena, ref _weights.Reference);
        RunLayers(_clock);
        StoreOutput(0, ref arena, ref MemoryMarshal.GetReference(output));
        output.CopyTo(_scores);
    }

    /// <summary>Predicts as many samples as the input holds; with several threads, each takes whole samples.</summary>
    /// <exception cref="ArgumentException">The input is no whole number of samples, or the output does not hold as many.</exception>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public unsafe void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int count = CheckBatch(inputs.Length, nameof(inputs), outputs.Length, "values");
        fixed (float* input = inputs, output = outputs)
            Run(new() { Inputs = (nint)input, Outputs = (nint)output }, count);
        KeepLast(outputs);
    }

    /// <summary>Predicts as many pictures as the input holds.</summary>
    /// <exception cref="ArgumentException">The input is no whole number of pictures, or the output does not hold as many.</exception>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public unsafe void PredictBatch(ReadOnlySpan<byte> pictures, Span<float> outputs)
    {
        int count = CheckBatch(pictures.Length, nameof(pictures), outputs.Length, "bytes");
        fixed (byte* input = pictures)
        fixed (float* output = outputs)
            Run(new() { Inputs = (nint)input, Outputs = (nint)output, ArePictures = true }, count);
        KeepLast(outputs);
    }

    /// <summary>How many samples so many values of the first input are; of a network with several inputs or outputs.</summary>
    /// <exception cref="ArgumentException">They are no whole number of samples.</exception>
    public int CountSamples(int values)
    {
        ThrowIfDisposed();
        if (values % InputLength != 0)
            throw new ArgumentException($"{Ports.InputNames[0]} has {values} values, which is no multiple of the {InputLength} of one sample.", Ports.InputNames[0]);
        return values / InputLength;
    }

    /// <summary>Compares the length of an input with what so many samples have.</summary>
    /// <exception cref="ArgumentException">It has another.</exception>
    public void CheckInput(int index, int length, int samples) => Check(Ports.InputNames[index], Ports.InputLengths[index], length, samples);

    /// <summary>Compares the length of an output with what so many samples make.</summary>
    /// <exception cref="ArgumentException">It has another.</exception>
    public void CheckOutput(int index, int length, int samples) => Check(Ports.OutputNames[index], Ports.OutputLengths[index], length, samples);

    /// <summary>Brings an input, whose length has been checked, into the arena.</summary>
    public void SetInput(int index, ReadOnlySpan<float> values) =>
        LoadInput(index, ref MemoryMarshal.GetReference(values), ref _arenas[0].Reference, ref _weights.Reference);

    /// <summary>Computes all layers from the inputs that have been set.</summary>
    public void Run() => RunLayers(_clock);

    /// <summary>Hands an output, whose length has been checked, out.</summary>
    public void GetOutput(int index, Span<float> values)
    {
        StoreOutput(index, ref _arenas[0].Reference, ref MemoryMarshal.GetReference(values));
        if (index == 0)
            values.CopyTo(_scores);
    }

    /// <summary>The <paramref name="k"/> best classes of the last prediction, best first; of a batch, of its last sample. Before the first one all scores are 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1 or above the number of outputs.</exception>
    public ReadOnlySpan<ClassScore> Top(int k, ReadOnlySpan<string> names)
    {
        ThrowIfDisposed();
        if (k < 1 || k > OutputLength)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"k is {k}, and the network has {OutputLength} outputs: it must be 1 to {OutputLength}.");
        return _ranking.AsSpan(0, ClassRanking.Top(_scores, names, _ranking.AsSpan(0, k)));
    }

    /// <summary>Reads a layer's activations in the last prediction of one sample; for networks that keep them.</summary>
    /// <exception cref="ArgumentException">There is no such layer, or the span has another length; the message names both.</exception>
    /// <exception cref="InvalidOperationException">Nothing has been predicted yet, or the last prediction was a batch.</exception>
    public void Inspect(ReadOnlySpan<InspectedLayer> layers, string layer, Span<float> activations)
    {
        ThrowIfDisposed();
        foreach (InspectedLayer candidate in layers)
        {
            if (candidate.Name != layer)
                continue;
            if (activations.Length != candidate.Length)
                throw new ArgumentException($"The span has {activations.Length} values, and {layer} has {candidate.Length}.", nameof(activations));
            if (!_holdsSample)
                throw new InvalidOperationException("Inspect reads the last prediction of one sample: call Predict first.");
            candidate.Copy(_arenas[0].Span, activations);
            return;
        }

        throw new ArgumentException($"The network has no layer \"{layer}\"; it has {string.Join(", ", layers.ToArray().Select(known => known.Name))}.", nameof(layer));
    }

    /// <summary>Begins to <see cref="Prepare"/> on other threads, while the weights are still being arranged: no kernel's result is used.</summary>
    public void BeginPreparing() => _preparation = Task.Run(Prepare);

    /// <summary>Waits until every kernel is compiled.</summary>
    public void EndPreparing()
    {
        _preparation?.GetAwaiter().GetResult();
        _preparation = null;
    }

    /// <summary>
    /// Compiles every kernel now, several at a time, so that the first prediction is as fast as the later ones. Kernels are called for no rows; the few
    /// that know no rows compute something from an arena of zeros.
    /// </summary>
    public void Prepare()
    {
        if (Ports.InputLengths.Length == 1)
            LoadPicture(ref MemoryMarshal.GetArrayDataReference(new byte[InputLength]), ref _arenas[0].Reference, ref _weights.Reference);
        for (int i = 0; i < Ports.InputLengths.Length; i++)
            LoadInput(i, ref MemoryMarshal.GetArrayDataReference(new float[Ports.InputLengths[i]]), ref _arenas[0].Reference, ref _weights.Reference);
        CompileSteps();
        for (int i = 0; i < Ports.OutputLengths.Length; i++)
            StoreOutput(i, ref _arenas[0].Reference, ref MemoryMarshal.GetArrayDataReference(new float[Ports.OutputLengths[i]]));
    }

    /// <summary>
    /// Tasks that take step after step. <see cref="Parallel"/> would do the same, and have more of itself compiled first than LeNet has kernels.
    /// </summary>
    private void CompileSteps()
    {
        int steps = Rows.Length;
        int taken = -1;
        var others = new Task[Math.Min(Environment.ProcessorCount, steps) is var workers and > 1 ? workers - 1 : 0];
        for (int i = 0; i < others.Length; i++)
            others[i] = Task.Run(Compile);
        Compile();
        Task.WaitAll(others);

        void Compile()
        {
            for (int step = Interlocked.Increment(ref taken); step < steps; step = Interlocked.Increment(ref taken))
                RunStep(step, 0, 0, ref _arenas[0].Reference, ref _arenas[0].Reference, ref _weights.Reference);
        }
    }

    /// <summary>The milliseconds of computing all layers once, from whatever lies in the arena; leaves no trace in a profile, or for <see cref="Inspect"/>.</summary>
    internal virtual double TimeLayers()
    {
        long start = Stopwatch.GetTimestamp();
        RunLayers(null);
        _holdsSample = false;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _team.Dispose();
        IsDisposed = true;
        GC.SuppressFinalize(this);
    }

    private bool IsDisposed { get; set; }

    void IParallelWork.Run(int step, int chunk, int worker)
    {
        if (step < 0)
        {
            RunSample(~step, chunk, worker);
            return;
        }

        int begin = chunk * RowsPerChunk[step];
        int end = Math.Min(begin + RowsPerChunk[step], Rows[step]);
        if (_batch.IsTogether)
            RunForAll(step, begin, end, worker);
        else
            RunStep(step, begin, end, ref _arenas[0].Reference, ref _arenas[worker].Reference, ref _weights.Reference);
    }

    private void RunLayers(StepClock? clock)
    {
        _holdsSample = true;
        RunLayers(0, Rows.Length, clock);
    }

    /// <summary>Computes some steps of one sample, each by all threads where that pays.</summary>
    private void RunLayers(int begin, int end, StepClock? clock = null)
    {
        ReadOnlySpan<int> rows = Rows;
        ReadOnlySpan<int> rowsPerChunk = RowsPerChunk;
        bool isAlone = _team.Threads == 1;
        ref float arena = ref _arenas[0].Reference;
        ref float weights = ref _weights.Reference;
        clock?.Start();
        for (int step = begin; step < end; step++)
        {
            if (isAlone || rowsPerChunk[step] == rows[step])
                RunStep(step, 0, rows[step], ref arena, ref arena, ref weights);
            else
                _team.Run(this, step, ChunksOf(step));
            clock?.Lap(step);
        }
    }

    private int ChunksOf(int step) => (Rows[step] + RowsPerChunk[step] - 1) / RowsPerChunk[step];

    private void KeepLast(Span<float> outputs)
    {
        if (outputs.Length > 0)
            outputs[^OutputLength..].CopyTo(_scores);
    }

    /// <summary>The engine is nested in the network's class, whose name is the one that users know.</summary>
    private void ThrowIfDisposed()
    {
        if (IsDisposed)
            throw new ObjectDisposedException((GetType().DeclaringType ?? GetType()).FullName);
    }

    private void Check(string name, int perSample, int length, int samples)
    {
        ThrowIfDisposed();
        if (length != (long)perSample * samples)
            throw new ArgumentException($"{name} has {length} values, and {(samples == 1 ? "the network wants" : $"{samples} samples have")} {(long)perSample * samples}.", name);
    }

    private void Check(int input, string inputName, int output, string unit)
    {
        ThrowIfDisposed();
        if (input != InputLength)
            throw new ArgumentException($"The input has {input} {unit}, and the network takes {InputLength}.", inputName);
        if (output != OutputLength)
            throw new ArgumentException($"The output has {output} values, and the network makes {OutputLength}.", nameof(output));
    }

    private int CheckBatch(int input, string inputName, int output, string unit)
    {
        ThrowIfDisposed();
        if (input % InputLength != 0)
            throw new ArgumentException($"The inputs have {input} {unit}, which is no multiple of the {InputLength} that the network takes.", inputName);
        int count = input / InputLength;
        if (output != (long)count * OutputLength)
            throw new ArgumentException($"The outputs have {output} values, and {count} samples make {(long)count * OutputLength}.", "outputs");
        return count;
    }
}
