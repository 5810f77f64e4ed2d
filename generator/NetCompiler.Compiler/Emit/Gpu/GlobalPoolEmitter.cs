using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes pooling over all pixels: the parts of a channel are pixels so many apart.</summary>
internal static class GlobalPoolEmitter
{
    public static void Write(GpuKernel kernel, GlobalPoolLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        Shape shape = launch.Input.Shape;
        bool isMax = launch.Kind == PoolKind.Max;
        Reduction reduction = new(kernel, launch);
        reduction.WriteHead("result", "parts");
        reduction.WriteCount(shape.Pixels);
        writer.Line($"uint sample = {GpuKernel.Divide("result", shape.Channels)};");
        writer.Line($"uint channel = {GpuKernel.Modulo("result", shape.Channels)};");
        writer.Line($"uint from = {GpuKernel.Sum(GpuKernel.Times("sample", shape.Pixels * launch.Input.Pitch), "channel")};");
        writer.Line();
        writer.Line("// This thread's part of the pixels, then that of all threads of the channel.");
        writer.Line(isMax ? "float value = float.NegativeInfinity;" : "float value = 0f;");
        using (reduction.OpenLoop())
        {
            string pixel = kernel.Load("input", $"from + {GpuKernel.Times("i", launch.Input.Pitch)}");
            writer.Line(isMax ? $"value = {Larger("value", pixel)};" : $"value += {pixel};");
        }

        string all = reduction.Combine("parts", "value", (one, other) => isMax ? Larger(one, other) : $"{one} + {other}");
        using (reduction.OpenFirst())
            kernel.StoreOutput(GpuKernel.Sum(GpuKernel.Times("sample", launch.Target.Pitch), "channel"), isMax ? all : $"{all} / {shape.Pixels}f");

        string Larger(string one, string other) => $"{kernel.Call(DeviceFunctions.Larger)}({one}, {other})";
    }
}
