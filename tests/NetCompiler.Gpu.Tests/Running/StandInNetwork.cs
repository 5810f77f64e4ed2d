extern alias StandIn;

using System.Reflection;
using NetCompiler.TestKit.Compilation;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>Networks on the stand-in for ILGPU.</summary>
internal static class StandInNetwork
{
    private delegate IDisposable OnGpu(Accelerator accelerator, ReadOnlySpan<byte> bytes, GpuOptions? options);

    /// <summary>Compiles networks with kernels that run on the stand-in.</summary>
    public static CompiledNetworks Compile(string source) =>
        NetworkCompiler.Compile(source, new() { Ilgpu = typeof(Accelerator).Assembly.Location, Rewrite = BarrierRewriter.Rewrite, CheckOverflow = true });

    public static GpuNetwork Load(CompiledNetworks networks, string name, byte[] weights, Accelerator accelerator, GpuOptions? options = null)
    {
        Type type = networks.Assembly.GetTypes().Single(type => type.FullName == name || type.Name == name);
        MethodInfo method = type.GetMethod("OnGpu", BindingFlags.Public | BindingFlags.Static, [typeof(Accelerator), typeof(ReadOnlySpan<byte>), typeof(GpuOptions)]) ?? throw new MissingMethodException(name, "OnGpu");
        return new(method.CreateDelegate<OnGpu>()(accelerator, weights, options));
    }
}
