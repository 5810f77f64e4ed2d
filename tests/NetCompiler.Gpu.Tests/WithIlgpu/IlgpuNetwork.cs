using System.Reflection;
using ILGPU.Runtime;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>Networks on ILGPU, as users compile them.</summary>
internal static class IlgpuNetwork
{
    private delegate IDisposable OnGpu(Accelerator accelerator, Stream stream, GpuOptions? options);

    /// <summary>Compiles networks with ILGPU among the references.</summary>
    public static CompiledNetworks Compile(string source) => NetworkCompiler.Compile(source, new() { Ilgpu = typeof(Accelerator).Assembly.Location });

    public static GpuNetwork Load(CompiledNetworks networks, string name, Stream weights, Accelerator accelerator, GpuOptions? options = null)
    {
        Type type = TypeOf(networks, name);
        MethodInfo method = type.GetMethod("OnGpu", BindingFlags.Public | BindingFlags.Static, [typeof(Accelerator), typeof(Stream), typeof(GpuOptions)]) ?? throw new MissingMethodException(name, "OnGpu");
        return new(method.CreateDelegate<OnGpu>()(accelerator, weights, options));
    }

    /// <summary>The kernels of a network, by their methods' names.</summary>
    public static IReadOnlyList<MethodInfo> Kernels(CompiledNetworks networks, string name)
    {
        Type kernels = TypeOf(networks, name).GetNestedType("GpuKernels", BindingFlags.NonPublic) ?? throw new MissingMemberException(name, "GpuKernels");
        return [.. kernels.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)];
    }

    private static Type TypeOf(CompiledNetworks networks, string name) => networks.Assembly.GetTypes().Single(type => type.FullName == name || type.Name == name);
}
