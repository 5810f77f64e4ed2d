using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using NetCompiler.Benches;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Layers of every kind alone, on one thread and every instruction set: their kernels without bringing the input in and handing the output out; of several samples
/// the whole call. Of the layers inside a network <c>NetCompiler.Peers --layers</c> tells.
/// </summary>
[Config(typeof(Configuration)), MinColumn]
public class LayerBenchmarks
{
    private CompiledNetwork[] _networks = [];
    private NetworkEngine[] _engines = [];
    private float[] _input = [];
    private float[] _output = [];
    private int _turn;

    public static IEnumerable<LayerCase> Layers => LayerCase.All;

    [ParamsSource(nameof(Layers))]
    public LayerCase Layer { get; set; } = null!;

    /// <summary>The path through the generated class; one that the machine lacks is reported as failed.</summary>
    [Params(InstructionSet.Avx512, InstructionSet.Avx2, InstructionSet.Vector128)]
    public InstructionSet InstructionSet { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _networks = Layer.Load(new NetworkOptions { InstructionSet = InstructionSet });
        _engines = [.. _networks.Select(network => EngineOf(network.Network))];
        _input = new float[Layer.Batch * _networks[0].InputLength];
        _output = new float[Layer.Batch * _networks[0].OutputLength];
        SampleInput.Fill(_input);
        foreach (CompiledNetwork network in _networks)
            network.PredictBatch(_input, _output);
    }

    [GlobalCleanup]
    public void Unload()
    {
        foreach (CompiledNetwork network in _networks)
            network.Dispose();
    }

    [Benchmark]
    public void Run()
    {
        _turn = _turn + 1 < _networks.Length ? _turn + 1 : 0;
        if (Layer.Batch == 1)
            _engines[_turn].Run();
        else
            _networks[_turn].PredictBatch(_input, _output);
    }

    /// <summary>What computes: the class keeps it to itself, since only measurements want layers without input and output.</summary>
    private static NetworkEngine EngineOf(IDisposable network) =>
        (NetworkEngine)(network.GetType().GetField("_engine", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(network)
            ?? throw new MissingFieldException(network.GetType().Name, "_engine"));

    private sealed class Configuration : ManualConfig
    {
        public Configuration() => AddColumn(new RateColumn());
    }
}
