using BenchmarkDotNet.Attributes;
using NetCompiler.Benches;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Time and allocation of one picture, alone and in a batch of sixteen (time of one of the sixteen), on one thread, for
/// every network and instruction set. Allocation must read "-": nothing.
/// </summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private const int Batch = 16;

    private CompiledNetwork _network = null!;
    private float[] _input = [];
    private float[] _output = [];

    /// <summary>The generated class.</summary>
    [Params(nameof(LeNet1), nameof(LeNet5), nameof(Digits))]
    public string Network { get; set; } = "";

    /// <summary>The path through the generated class; one that the machine lacks is reported as failed.</summary>
    [Params(InstructionSet.Avx512, InstructionSet.Avx2, InstructionSet.Vector128)]
    public InstructionSet InstructionSet { get; set; }

    [GlobalSetup]
    public void Load()
    {
        var options = new NetworkOptions { Threads = 1, InstructionSet = InstructionSet };
        _network = Network switch
        {
            nameof(LeNet1) => CompiledNetwork.LeNet1(options),
            nameof(LeNet5) => CompiledNetwork.LeNet5(options),
            nameof(Digits) => CompiledNetwork.Digits(options),
            _ => throw new InvalidOperationException($"No network {Network}."),
        };
        _input = new float[Batch * _network.InputLength];
        _output = new float[Batch * _network.OutputLength];
        SampleInput.Fill(_input);
    }

    [GlobalCleanup]
    public void Unload() => _network.Dispose();

    [Benchmark(Baseline = true)]
    public void Predict() => _network.Predict(_input.AsSpan(0, _network.InputLength), _output.AsSpan(0, _network.OutputLength));

    [Benchmark(OperationsPerInvoke = Batch)]
    public void PredictBatch() => _network.PredictBatch(_input, _output);
}
