using System.Collections.Concurrent;
using System.Reflection;
using NetCompiler.Compiler.Emit.Gpu;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>A network of the zoo as its users would compile it for ILGPU: from its file, with all that stands there.</summary>
internal sealed class ZooNetwork
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
        DeviceKernels kernels = new(plan);
        IReadOnlyList<MethodInfo> methods = IlgpuNetwork.Kernels(Compiled, Name);
        return plan.Batch.OfType<ConvLaunch>()
            .Select(launch => (launch, methods.Single(method => method.Name == kernels[launch].Name)))
            .OrderByDescending(call => call.launch.MultiplyAdds)
            .DistinctBy(call => (call.launch.Window, call.launch.ChannelsPerGroup, call.launch.Filters));
    }
}
