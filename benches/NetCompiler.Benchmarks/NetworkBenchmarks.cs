using BenchmarkDotNet.Attributes;
using NetCompiler.Benches;
using NetCompiler.Samples.Zoo;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Time and allocation of one picture, alone and in a batch of sixteen (time of one of the sixteen), on one thread, for
/// some networks of the zoo and every instruction set. Allocation must read "-": nothing.
/// </summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private const int Batch = 16;

    private CompiledNetwork _network = null!;
    private float[] _input = [];
    private float[] _output = [];

    /// <summary>The generated class.</summary>
    [Params(nameof(LeNet1), nameof(LeNet5), nameof(Digits), nameof(SqueezeNet), nameof(ResNet18))]
    public string Network { get; set; } = "";

    /// <summary>The path through the generated class; one that the machine lacks is reported as failed.</summary>
    [Params(InstructionSet.Avx512, InstructionSet.Avx2, InstructionSet.Vector128)]
    public InstructionSet InstructionSet { get; set; }

    [GlobalSetup]
    public void Load()
    {
        Type type = typeof(LeNet1).Assembly.GetType($"{typeof(LeNet1).Namespace}.{Network}", throwOnError: true)!;
        _network = new NetworkClass(type).Load(new NetworkOptions { Threads = 1, InstructionSet = InstructionSet });
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
