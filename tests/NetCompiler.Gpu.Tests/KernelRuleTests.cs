extern alias StandIn;

using Microsoft.CodeAnalysis;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Sampling;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests;

/// <summary>No kernel contains what ILGPU refuses or gets wrong; what must be found is found.</summary>
public class KernelRuleTests
{
    public static TheoryData<string> Wrong => new()
    {
        { "int a = samples / 3;" },
        { "uint a = (uint)samples / 4u;" },
        { "uint a = (uint)samples % 8u;" },
        { "uint a = 9u; a /= 3u;" },
        { "uint a = 9u; a %= 4u;" },
        { "int a = samples >> 1;" },
        { "int a = samples; a >>= 1;" },
        { "float a = global::System.MathF.FusedMultiplyAdd(1f, 2f, 3f);" },
        { "float a = global::System.MathF.Exp(1f);" },
        { "if (samples > 3) return; GpuGroup.Barrier();" },
        { "float[] a = new float[4];" },
        { "string a = \"x\";" },
        { "bool a = samples > 1 && samples < 3;" },
        { "throw null!;" },
        { "global::System.Span<float> a = default;" },
        { "Meet();" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_devices_do_not_take_is_found(string statements)
    {
        string source = $$"""
            using GpuGroup = ILGPU.Group;
            class Net
            {
                static class GpuKernels
                {
                    public static void Compute(int samples) { {{statements}} }
                    private static void Meet() { GpuGroup.Barrier(); }
                }
            }
            """;
        Compilation compilation = NetworkCompiler.Look(source, new() { Ilgpu = typeof(Accelerator).Assembly.Location });
        string[] breaches = [.. KernelRules.Breaches(compilation)];
        Assert.Contains(breaches, breach => !breach.StartsWith("a barrier outside", StringComparison.Ordinal) || statements == "Meet();");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1025)]
    [InlineData(1050)]
    public void Random_networks_keep_to_what_devices_take(int firstSeed)
    {
        Compilation compilation = NetworkCompiler.Analyse(RandomGraphs.Source(firstSeed, 25), new() { Ilgpu = typeof(Accelerator).Assembly.Location });
        Assert.Contains(compilation.SyntaxTrees, tree => tree.FilePath.EndsWith(".Gpu.g.cs", StringComparison.Ordinal));
        Assert.Empty(KernelRules.Breaches(compilation).Take(20));
    }
}
