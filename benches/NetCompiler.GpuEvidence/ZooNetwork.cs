using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.GpuEvidence;

/// <summary>A network of <c>samples/Zoo</c> with its plan for GPUs: the one that a build makes.</summary>
internal sealed record ZooNetwork
{
    private static readonly Lazy<Dictionary<string, string>> Files = new(() => typeof(ZooNetwork).Assembly.GetManifestResourceNames().ToDictionary(name => name, Read));

    private static readonly Lazy<Dictionary<string, ArchitectureModel>> Models = new(() => ArchitectureParser.ReadAll(Files.Value.Values).ToDictionary(model => model.Name));

    public required string Name { get; init; }

    public required GpuPlan Plan { get; init; }

    /// <summary>The file that declares it.</summary>
    public string Source => Files.Value.Values.Single(text => text.Contains($"partial class {Name}\n", StringComparison.Ordinal) || text.Contains($"partial class {Name};", StringComparison.Ordinal));

    public static ZooNetwork Find(string name)
    {
        ArchitectureModel model = Models.Value[name];
        return new() { Name = name, Plan = GpuScheduler.Plan(PassList.Run(GraphText.Build(model)), model.Settings.GpuBatch, (Compiler.Schedule.Gpu.GpuPrecision)model.Settings.GpuPrecision) };
    }

    private static string Read(string resource)
    {
        using StreamReader reader = new(typeof(ZooNetwork).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
