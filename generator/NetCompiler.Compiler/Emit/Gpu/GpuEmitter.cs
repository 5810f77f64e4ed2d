using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes the file of a network's GPU half: its members, and a nested class with the kernels.</summary>
internal static class GpuEmitter
{
    /// <summary>The nested class of the kernels.</summary>
    public const string KernelsName = "GpuKernels";

    public static GeneratedSource Emit(ArchitectureModel model, GpuPlan plan)
    {
        DeviceKernels kernels = new(plan);
        string[] aliases =
        [
            "KernelMethod = global::System.Runtime.CompilerServices.MethodImplAttribute",
            "KernelOptions = global::System.Runtime.CompilerServices.MethodImplOptions",
            $"GpuElement = {(plan.Precision == GpuPrecision.Float32 ? "System.Single" : "global::ILGPU.Half")}",
            $"GpuElements = global::ILGPU.ArrayView<{(plan.Precision == GpuPrecision.Float32 ? "float" : "global::ILGPU.Half")}>",
            "GpuFloats = global::ILGPU.ArrayView<float>",
            "GpuGrid = global::ILGPU.Grid",
            "GpuGroup = global::ILGPU.Group",
            "GpuShared = global::ILGPU.SharedMemory",
            "GpuOps = global::ILGPU.Util.Utilities",
            "GpuBits = global::ILGPU.Interop",
        ];
        string text = FileFrame.Write(model, GpuPlanPrinter.Print(plan), aliases.Select(alias => alias.Replace("= System.Single", "= global::System.Single")), "", "", writer =>
        {
            GpuSurfaceEmitter.Write(writer, model, plan, kernels);
            WriteKernels(writer, plan, kernels);
        });
        return new($"{model.FullName}.Gpu.g.cs", text);
    }

    private static void WriteKernels(SourceWriter writer, GpuPlan plan, DeviceKernels kernels)
    {
        writer.Line();
        writer.Line("/// <summary>The kernels: every size is a constant, and every thread finds its work from its place in the grid.</summary>");
        using SourceWriter.Block block = writer.Open($"private static class {KernelsName}");
        bool isFirst = true;
        foreach (DeviceKernel kernel in kernels.All)
        {
            if (!isFirst)
                writer.Line();
            isFirst = false;
            writer.Line($"/// <summary>{SourceText.Xml(kernel.Launch.Description)}</summary>");
            if (kernel.Others.Count > 0)
                writer.Line($"/// <remarks>Also {SourceText.Xml(string.Join(", ", kernel.Others))}.</remarks>");
            using (writer.Open($"public static void {kernel.Name}({Parameters(kernel.Kind)})"))
            using (writer.Open("unchecked"))
                writer.Line(kernel.Body);
            if (kernel.Own.Length > 0)
                writer.Line(kernel.Own);
        }

        DeviceFunctions.Write(writer, kernels.Functions);
        WriteQuads(writer, plan);
    }

    /// <summary>The parameters of a kernel, the same for all of a kind, so that one delegate type launches them.</summary>
    private static string Parameters(DeviceKernelKind kind) =>
        $"{(kind == DeviceKernelKind.Input ? "GpuFloats" : "GpuElements")} input, GpuElements other, {(kind == DeviceKernelKind.Output ? "GpuFloats" : "GpuElements")} output, GpuElements weights, GpuElements bias, int samples";

    private static void WriteQuads(SourceWriter writer, GpuPlan plan)
    {
        Write("Float4", "float", "Four floats, which are read and written at once.");
        if (plan.Precision != GpuPrecision.Float32)
            Write("GpuQuad", "GpuElement", "Four stored values, which are read and written at once.");

        void Write(string name, string type, string summary)
        {
            writer.Line();
            writer.Line($"/// <summary>{summary}</summary>");
            using (writer.Open($"public struct {name}"))
            {
                writer.Line($"public {type} X;");
                writer.Line($"public {type} Y;");
                writer.Line($"public {type} Z;");
                writer.Line($"public {type} W;");
                writer.Line();
                writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
                using (writer.Open($"public {name}({type} x, {type} y, {type} z, {type} w)"))
                    writer.Line("X = x;").Line("Y = y;").Line("Z = z;").Line("W = w;");
            }
        }
    }
}
