using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>A device of this machine in a context of its own: a kernel that does not compile spoils the context.</summary>
internal sealed class IlgpuDevice : IDisposable
{
    private const int WarpThreads = 32;
    private const int Warps = 8;

    private static readonly Lazy<string?> NoOpenCl = new(() => FindMissing(OpenCl, "OpenCL"));
    private static readonly Lazy<string?> NoCuda = new(() => FindMissing(Cuda, "CUDA"));

    private readonly Context _context;

    static IlgpuDevice()
    {
        // PoCL would take the signal by which .NET learns of divisions by zero. It asks the process's own environment, which .NET only copies.
        if (OperatingSystem.IsLinux())
            _ = SetEnvironmentVariable("POCL_SIGFPE_HANDLER", "0", 1);

        // Without development packages the library has its number only.
        NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, static (name, _, _) => name == "OpenCL" && NativeLibrary.TryLoad("libOpenCL.so.1", out nint handle) ? handle : 0);
    }

    private IlgpuDevice(Context context, Func<Context, Accelerator> create)
    {
        _context = context;
        try
        {
            Accelerator = create(context);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    public Accelerator Accelerator { get; }

    /// <summary>Why there is no OpenCL device; null where there is one.</summary>
    public static string? MissingOpenCl => NoOpenCl.Value;

    /// <summary>Why there is no CUDA device; null where there is one.</summary>
    public static string? MissingCuda => NoCuda.Value;

    /// <summary>ILGPU's device in this process: a thread for each item of a group.</summary>
    public static IlgpuDevice Cpu()
    {
        CPUDevice device = new(WarpThreads, Warps, 1);
        return new(Context.Create(builder => builder.CPU(device).Optimize(OptimizationLevel.O2)), context => context.GetCPUDevice(0).CreateCPUAccelerator(context, CPUAcceleratorMode.Parallel));
    }

    /// <summary>The first OpenCL device. Debian's PoCL lacks the generic address space in name only: kernels that are optimised do without it.</summary>
    public static IlgpuDevice OpenCl() => new(
        Context.Create(builder => builder
            .OpenCL(device =>
            {
                if (!device.Capabilities.GenericAddressSpace)
                    SetGenericAddressSpace(device.Capabilities, true);
                return true;
            })
            .Optimize(OptimizationLevel.O2)),
        context => context.CreateCLAccelerator(0));

    /// <summary>The first CUDA device.</summary>
    public static IlgpuDevice Cuda() => new(Context.Create(builder => builder.Cuda().Optimize(OptimizationLevel.O2)), context => context.CreateCudaAccelerator(0));

    public void Dispose()
    {
        Accelerator.Dispose();
        _context.Dispose();
    }

    private static string? FindMissing(Func<IlgpuDevice> open, string kind)
    {
        try
        {
            using IlgpuDevice device = open();
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"No {kind} device is at hand: {exception.GetType().Name}, {exception.Message}";
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_GenericAddressSpace")]
    private static extern void SetGenericAddressSpace(CLCapabilityContext capabilities, bool value);

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetEnvironmentVariable(string name, string value, int overwrite);
}
