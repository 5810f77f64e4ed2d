using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes what instances on a device share: the class <c>GpuProgram</c> with weights and compiled kernels.</summary>
internal static class GpuProgramEmitter
{
    public static void Write(SourceWriter writer, GpuPlan plan, DeviceKernels kernels)
    {
        writer.Line();
        writer.Line("/// <summary>What instances share: the compiled kernels, which are the device's, and the weights there, which the last instance frees.</summary>");
        using SourceWriter.Block block = writer.Open("internal sealed class GpuProgram");
        foreach (DeviceKernel kernel in kernels.All)
            writer.Line($"public readonly global::System.Action<global::ILGPU.Runtime.AcceleratorStream, global::ILGPU.KernelConfig, {Types(kernel.Kind)}> {kernel.Name};");
        writer.Line($"public readonly {Buffer("GpuElement")} Weights;");
        writer.Line("private int _instances = 1;");
        writer.Line();
        using (writer.Open("public GpuProgram(global::ILGPU.Runtime.Accelerator accelerator, global::System.ReadOnlySpan<float> packed)"))
        {
            writer.Line("Accelerator = accelerator;");
            foreach (DeviceKernel kernel in kernels.All)
                writer.Line($"{kernel.Name} = global::ILGPU.Runtime.KernelLoaders.LoadKernel<{Types(kernel.Kind)}>(accelerator, {GpuEmitter.KernelsName}.{kernel.Name}, new global::ILGPU.Runtime.KernelSpecialization({kernel.Launch.Threads}, null));");
            writer.Line($"Weights = accelerator.Allocate1D<GpuElement>({Math.Max(1, plan.WeightsLength)}L);");
            if (plan.WeightsLength > 0)
                WriteUpload(writer, plan);
        }

        writer.Line();
        writer.Line("public global::ILGPU.Runtime.Accelerator Accelerator { get; }");
        writer.Line();
        writer.Line("public void Retain() => global::System.Threading.Interlocked.Increment(ref _instances);");
        writer.Line();
        using (writer.Open("public void Release()"))
        {
            writer.Line("if (global::System.Threading.Interlocked.Decrement(ref _instances) == 0)");
            writer.Line("    Weights.Dispose();");
        }
    }

    private static void WriteUpload(SourceWriter writer, GpuPlan plan)
    {
        string values = plan.Precision == GpuPrecision.Float32
            ? "packed"
            : "global::System.Runtime.InteropServices.MemoryMarshal.Cast<global::System.Half, GpuElement>((global::System.ReadOnlySpan<global::System.Half>)global::NetCompiler.Kernels.GpuChecks.Narrow(packed))";
        using (writer.Open("try"))
        {
            writer.Line($"global::ILGPU.Runtime.ArrayViewExtensions.CopyFromCPU(Weights.View.BaseView, accelerator.DefaultStream, {values});");
            writer.Line("accelerator.DefaultStream.Synchronize();");
        }

        using (writer.Open("catch"))
        {
            writer.Line("Weights.Dispose();");
            writer.Line("throw;");
        }
    }

    private static string Types(DeviceKernelKind kind) =>
        $"{(kind == DeviceKernelKind.Input ? "GpuFloats" : "GpuElements")}, GpuElements, {(kind == DeviceKernelKind.Output ? "GpuFloats" : "GpuElements")}, GpuElements, GpuElements, int";

    /// <summary>A buffer on the device.</summary>
    public static string Buffer(string type) => $"global::ILGPU.Runtime.MemoryBuffer1D<{type}, global::ILGPU.Stride1D.Dense>";
}
