using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Writes what kernels of convolutions do with the sums of a pixel, four neighbouring filters or one: <c>x</c> to <c>w</c> of <c>filter</c> go to the pixel <c>target</c>, with what is added to
/// them and the functions behind them; in quads where nothing else lies there.
/// </summary>
internal static class FilterStore
{
    private static readonly string[] Values = ["x", "y", "z", "w"];

    /// <summary>The parameters that hold the sums.</summary>
    public static string Parameters(int lanes) => string.Join(", ", Values.Take(lanes).Select(value => $"float {value}"));

    /// <param name="kernel">The kernel, into whose own functions it is written.</param>
    /// <param name="filters">Filters of the layer.</param>
    /// <param name="lanes">Filters that are stored: 4 or 1.</param>
    /// <param name="addsInput">The second input is added.</param>
    public static void Write(GpuKernel kernel, int filters, int lanes, bool addsInput)
    {
        SourceWriter writer = kernel.Own;
        Launch launch = kernel.Launch;
        bool isWhole = filters % lanes == 0;

        // What is added is read in quads too, or where there is a filter.
        bool addsQuads = addsInput && lanes > 1 && launch.Inputs[1].IsAligned;
        bool storesQuads = lanes > 1 && launch.Target.StoresQuads && (isWhole || !addsInput || addsQuads);
        if (addsQuads)
            writer.Line($"{kernel.Quad} added = other.Cast<{kernel.Quad}>()[(int)({Quads(launch.Inputs[1])})];");
        if (storesQuads)
        {
            writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> quads = output.Cast<{kernel.Quad}>();");
            writer.Line($"quads[(int)({Quads(launch.Target)})] = new {kernel.Quad}({string.Join(", ", Enumerable.Range(0, lanes).Select(lane => kernel.Narrow(kernel.Finish(Value(lane)))))});");
            return;
        }

        for (int lane = 0; lane < lanes; lane++)
        {
            string store = kernel.Store("output", $"{GpuKernel.Times("target", launch.Target.Pitch)} + {At(lane)}", kernel.Finish(Value(lane)));
            if (lane > 0 && !isWhole)
                writer.Line($"if ({At(lane)} < {filters}u)").Line("    " + store);
            else
                writer.Line(store);
        }

        string Value(int lane) => (addsInput, addsQuads) switch
        {
            (false, _) => Values[lane],
            (true, true) => $"{Values[lane]} + {kernel.Widen($"added.{"XYZW"[lane]}")}",
            _ => $"{Values[lane]} + {kernel.Load("other", $"{GpuKernel.Times("target", launch.Inputs[1].Pitch)} + {At(lane)}")}",
        };
    }

    private static string At(int lane) => lane == 0 ? "filter" : $"filter + {lane}u";

    private static string Quads(GpuView view) => $"{GpuKernel.Times("target", view.Pitch / GpuBuffer.Quad)} + {GpuKernel.Divide("filter", GpuBuffer.Quad)}";
}
