using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>Compiles kernels to PTX for SM 8.0, for which no device is needed.</summary>
internal static class PtxCompiler
{
    /// <param name="kernel">The kernel's method.</param>
    /// <param name="threads">The most threads of a group; null where it does not matter.</param>
    public static string Compile(MethodInfo kernel, int? threads = null)
    {
        using var context = Context.Create(builder => builder.CPU(new CPUDevice(32, 8, 1)).Optimize(OptimizationLevel.O2));
        using PTXBackend backend = new(context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_70, nvvmAPI: null);
        CompiledKernel compiled = backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), new KernelSpecialization(threads, null));
        return ((PTXCompiledKernel)compiled).PTXAssembly;
    }
}
