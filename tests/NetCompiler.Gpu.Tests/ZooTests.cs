extern alias StandIn;

using Microsoft.CodeAnalysis;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests;

/// <summary>Every kernel of every network of <c>samples/Zoo</c> compiles, and keeps to what devices take.</summary>
public class ZooTests
{
    /// <summary>What the project files imply.</summary>
    private const string Usings = "global using global::System; global using global::System.Collections.Generic; global using global::System.Linq;";

    [Fact]
    public void Every_kernel_compiles_and_keeps_to_what_devices_take()
    {
        string[] sources = [Usings, .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Zoo"), "*.cs").Select(File.ReadAllText)];
        Compilation compilation = NetworkCompiler.Analyse(sources, new() { Ilgpu = typeof(Accelerator).Assembly.Location });
        int networks = compilation.SyntaxTrees.Count(tree => tree.FilePath.EndsWith(".Gpu.g.cs", StringComparison.Ordinal));
        Assert.Equal(sources.Sum(source => source.Split("[Network").Length - 1), networks);
        Assert.Empty(KernelRules.Breaches(compilation).Take(20));
    }
}
