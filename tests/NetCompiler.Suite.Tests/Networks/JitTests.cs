using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Emission;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Zoo;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>What the JIT itself says of the emitted kernels.</summary>
public class JitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Giving_up_on_a_method_is_seen_by_the_record_and_by_the_measure()
    {
        using JitRecord record = new();
        string body = string.Concat(Enumerable.Repeat("x = (x * 31) ^ y;", 5_000));
        using CompiledNetworks compiled = NetworkCompiler.Compile(
            $$"""
            using System.Runtime.CompilerServices;
            public static class Oversized
            {
                [MethodImpl(MethodImplOptions.AggressiveOptimization)]
                public static int Hash(int x, int y) { unchecked { {{body}} } return x; }
            }
            """);
        Assert.True(MethodLimits.Measure(compiled.Image).Max(size => size.ShareOfLimit) > 1);

        compiled.Assembly.GetType("Oversized")!.GetMethod("Hash")!.Invoke(null, [1, 2]);
        Assert.True(SpinWait.SpinUntil(() => record.MethodsOf("Oversized").Count > 0, Patience), "the runtime reported nothing");
        Assert.Equal(JitTier.GaveUp, record.MethodsOf("Oversized")[0].Tier);
    }

    [Fact]
    public void Every_kernel_of_the_zoo_is_optimised_on_every_instruction_set()
    {
        using JitRecord record = new();
        string source = "using NetCompiler;\n\nnamespace Jitted;\n\n" + string.Join("\n", NetworkZoo.References.Select(network => network.Declaration));
        using CompiledNetworks compiled = NetworkCompiler.Compile(source);
        foreach (ZooNetwork zoo in NetworkZoo.References)
        {
            ReferenceCase reference = ReferenceCase.Load(zoo.Case);
            foreach (InstructionSet set in Processor.Sets)
            {
                using INetworkHandle network = compiled[zoo.ClassName].Load(reference.WeightFile(), new() { InstructionSet = set });
                network.Predict(reference.Input.Values(), new float[reference.Output.Length]);
            }
        }

        // The last network's steps are the last to be compiled.
        Assert.True(SpinWait.SpinUntil(() => Kernels("DenseAutoencoder").Count >= Processor.Sets.Length, Patience), "the runtime reported no kernel");
        Assert.All(NetworkZoo.References, zoo =>
        {
            Assert.NotEmpty(Kernels(zoo.ClassName));
            Assert.All(Kernels(zoo.ClassName), kernel => Assert.Equal(JitTier.Optimized, kernel.Tier));
        });

        IReadOnlyList<(string Type, string Method, JitTier Tier)> Kernels(string network) =>
            [.. record.MethodsOf($"Jitted.{network}+Engine").Where(method => method.Method.StartsWith("Compute", StringComparison.Ordinal))];
    }
}
