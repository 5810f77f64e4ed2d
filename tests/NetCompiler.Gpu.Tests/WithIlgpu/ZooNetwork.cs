using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>A network of the zoo as its users would compile it for ILGPU: from its file, with all that stands there.</summary>
internal sealed partial class ZooNetwork
{
    private const int Batch = 16;

    private static readonly ConcurrentDictionary<string, Lazy<CompiledNetworks>> Files = [];

    private readonly string _source;

    /// <param name="file">The file's name without extension.</param>
    /// <param name="name">The class.</param>
    public ZooNetwork(string file, string name)
    {
        Name = name;
        _source = "using System;\nusing System.Collections.Generic;\nusing NetCompiler;\n\n" + System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Zoo", file + ".cs"));
        Compiled = Files.GetOrAdd(file, _ => new(() => IlgpuNetwork.Compile(_source))).Value;
    }

    public string Name { get; }

    public CompiledNetworks Compiled { get; }

    /// <summary>The convolutions of a batch with their kernels, the largest first, each shape once.</summary>
    public IEnumerable<(ConvLaunch Launch, MethodInfo Kernel)> Convolutions()
    {
        NetworkGraph graph = GraphText.Build(ArchitectureParser.ReadAll([_source]).Single(model => model.Name == Name));
        GpuPlan plan = GpuScheduler.Plan(PassList.Run(graph), Batch, Compiler.Schedule.Gpu.GpuPrecision.Float32);
        string text = Compiled.GeneratedSources.Single(source => source.Contains($"partial class {Name}\n", StringComparison.Ordinal) && source.Contains("class GpuKernels", StringComparison.Ordinal));
        string[] calls = [.. Call().Matches(text[text.IndexOf("void RunBatch", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)];
        Assert.Equal(plan.Batch.Count, calls.Length);
        IReadOnlyList<MethodInfo> kernels = IlgpuNetwork.Kernels(Compiled, Name);
        return plan.Batch.Zip(calls)
            .Where(call => call.First is ConvLaunch)
            .Select(call => ((ConvLaunch)call.First, kernels.Single(kernel => kernel.Name == call.Second)))
            .OrderByDescending(call => call.Item1.MultiplyAdds)
            .DistinctBy(call => (call.Item1.Window, call.Item1.ChannelsPerGroup, call.Item1.Filters));
    }

    [GeneratedRegex(@"_program\.(Compute\w+)\(_stream")]
    private static partial Regex Call();
}
