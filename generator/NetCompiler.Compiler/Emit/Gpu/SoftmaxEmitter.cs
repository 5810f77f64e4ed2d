using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes softmax over the channels of each pixel.</summary>
internal static class SoftmaxEmitter
{
    /// <summary>The trees' memory.</summary>
    public static readonly string[] Shared = ["largests", "sums"];

    public static void Write(GpuKernel kernel, SoftmaxLaunch launch)
    {
        Reduction reduction = new(kernel, launch);
        reduction.WriteHead("row", Shared);
        reduction.WriteCount(launch.Input.Shape.Channels);
        WritePasses(kernel, reduction, view => GpuKernel.Sum(GpuKernel.Times("row", view.Pitch), "i"));
    }

    /// <summary>Writes the passes over a result's values: the largest, the sum of the exponentials, and their shares of it.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="reduction">The result.</param>
    /// <param name="at">Where value <c>i</c> lies.</param>
    public static void WritePasses(GpuKernel kernel, Reduction reduction, Func<GpuView, string> at)
    {
        SourceWriter writer = kernel.Writer;
        string value = kernel.Load("input", at(kernel.Launch.Input));
        writer.Line();
        writer.Line("// The largest value, which is subtracted from all: no exponential is infinite. NaN comes back with the sum.");
        writer.Line("float high = float.NegativeInfinity;");
        using (reduction.OpenLoop())
        {
            writer.Line($"float value = {value};");
            writer.Line("high = GpuOps.Select(value > high, value, high);");
        }

        writer.Line($"float largest = {reduction.Largest(Shared[0], "high")};");
        writer.Line();
        writer.Line("// The sum of the exponentials, and each one's share of it.");
        writer.Line("float sum = 0f;");
        string exponential = $"{kernel.Call(DeviceFunctions.Exp)}({value} - largest)";
        using (reduction.OpenLoop())
            writer.Line($"sum += {exponential};");
        writer.Line($"float whole = {reduction.Sum(Shared[1], "sum")};");
        using (reduction.OpenLoop())
            kernel.StoreOutput(at(kernel.Launch.Target), $"{exponential} / whole");
    }
}
