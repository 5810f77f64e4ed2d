using System.Runtime.InteropServices;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Emission;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Sampling;
using NetCompiler.Weights;

namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>Small networks that are compiled together, once, and checked one by one.</summary>
internal sealed class KernelSuite
{
    private const int MostThreads = 2;
    private const double LargestShareOfLimit = 0.5;

    private readonly KernelCase[] _cases;
    private readonly Dictionary<KernelChoice, Lazy<CompiledNetworks>> _compiled;
    private readonly Lazy<Dictionary<string, NetworkGraph>> _graphs;

    public KernelSuite(params IEnumerable<KernelCase> cases)
    {
        _cases = [.. cases];
        string[] classes = [.. _cases.Select((one, i) => one.Declare(ClassName(i)))];
        _compiled = _cases.Zip(classes).GroupBy(pair => pair.First.Kernels).ToDictionary(
            group => group.Key,
            group => new Lazy<CompiledNetworks>(() => NetworkCompiler.Compile(Source(group.Select(pair => pair.Second)), new(Kernels: group.Key))));
        _graphs = new(() => ArchitectureParser.ReadAll([Source(classes)]).ToDictionary(model => model.Name, GraphText.Build));
    }

    public TheoryData<string> Names => [.. _cases.Select(one => one.Name)];

    /// <summary>Near the interpreter on every instruction set, and the same bits with any threads and on all sets that have fused multiply-adds.</summary>
    public void AssertAgrees(string name)
    {
        int index = Array.FindIndex(_cases, one => one.Name == name);
        NetworkGraph graph = _graphs.Value[ClassName(index)];
        NetworkClass network = _compiled[_cases[index].Kernels].Value[ClassName(index)];
        Dictionary<string, (int[] Shape, float[] Values)> weights = TensorList.Of(graph).ToDictionary(tensor => tensor.Name, tensor => (tensor.Shape, Draw(tensor)));
        float[] input = Formula.Values(name, 0.3, 1.7, network.InputLength);
        double[] expected = GraphInterpreter.Run(graph, tensor => weights[tensor].Values, input);
        double bound = ErrorBound.Of(graph, tensor => weights[tensor].Values, input, expected);
        if (_cases[index].IsSplit)
            Assert.Contains(Plan().Steps, step => step.Chunks > 1);
        if (_cases[index].IsInPlace)
            Assert.Contains(Plan().Buffers, buffer => buffer.Replaces is not null);

        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, weights.Select(tensor => (tensor.Key, tensor.Value.Shape, (ReadOnlyMemory<float>)tensor.Value.Values)));
        float[]? first = null;
        foreach (InstructionSet set in Processor.Sets)
        {
            for (int threads = 1; threads <= MostThreads; threads++)
            {
                using INetworkHandle loaded = network.Load(file.ToArray(), new() { InstructionSet = set, Threads = threads });
                float[] output = new float[expected.Length];
                loaded.Predict(input, output);
                for (int i = 0; i < expected.Length; i++)
                    Assert.True(Math.Abs(expected[i] - output[i]) <= bound, $"{name} on {set} with {threads} threads: output {i} of {expected.Length} is {output[i]:R}, the interpreter says {expected[i]:R} ± {bound:E2}");
                float[] again = new float[expected.Length];
                loaded.Predict(input, again);
                Assert.True(MemoryMarshal.AsBytes<float>(output).SequenceEqual(MemoryMarshal.AsBytes<float>(again)), $"{name} on {set} with {threads} threads: a second prediction gives other bits");
                if (!Processor.SameBits.Contains(set))
                    continue;
                first ??= output;
                for (int i = 0; i < expected.Length; i++)
                    Assert.True(BitConverter.SingleToInt32Bits(first[i]) == BitConverter.SingleToInt32Bits(output[i]), $"{name} on {set} with {threads} threads: output {i} is {output[i]:R}, and {first[i]:R} on {Processor.SameBits[0]}");
            }
        }

        KernelPlan Plan() => Scheduler.Plan(PassList.Run(graph), kernels: _cases[index].Kernels);
    }

    /// <summary>No emitted method comes near the sizes at which RyuJIT stops optimising.</summary>
    public void AssertMethodLimits()
    {
        MethodSize[] sizes = [.. _compiled.Values.SelectMany(compiled => MethodLimits.Measure(compiled.Value.Image)).OrderByDescending(size => size.ShareOfLimit)];
        Assert.NotEmpty(sizes);
        Assert.True(sizes[0].ShareOfLimit <= LargestShareOfLimit, $"{string.Join("\n", sizes.TakeWhile(size => size.ShareOfLimit > LargestShareOfLimit))}");
    }

    private static string Source(IEnumerable<string> classes) => "using NetCompiler;\n\n" + KernelCase.Blocks + string.Concat(classes);

    private static string ClassName(int index) => $"Net{index}";

    private static float[] Draw(TensorShape tensor)
    {
        (double offset, double scale) = tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..] switch
        {
            "running_var" => (1.0, 0.5),
            "running_mean" => (0.0, 0.3),
            _ => (0.2, 0.8),
        };
        return Formula.Values(tensor.Name, offset, scale, tensor.Length);
    }
}
