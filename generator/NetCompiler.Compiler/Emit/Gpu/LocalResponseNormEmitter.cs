using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes the norm across channels. With β of ½, ¾ or 1 the power is made of square roots; with others it is exp(β·ln s), and what has no logarithm, infinity and NaN, is brought past it.</summary>
internal static class LocalResponseNormEmitter
{
    /// <summary>More neighbours are a loop.</summary>
    private const int NeighboursWrittenOut = 16;

    public static void Write(GpuKernel kernel, LocalResponseNormLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        kernel.WriteItem(launch.Made);
        writer.Line();
        writer.Line("// The squares of the neighbouring channels; there are none before the first and behind the last.");
        writer.Line("float sum = 0f;");
        if (launch.Before + 1 + launch.After > NeighboursWrittenOut)
        {
            int channels = launch.Target.Shape.Channels;
            writer.Line($"uint first = GpuOps.Select(channel < {launch.Before}u, 0u, channel - {launch.Before}u);");
            writer.Line($"uint end = GpuOps.Select(channel < {channels - launch.After}u, channel + {launch.After + 1}u, {channels}u);");
            using (writer.Open("for (uint neighbour = first; neighbour < end; neighbour++)"))
            {
                writer.Line($"float value = {ValueAccess.Input(kernel, "row", "neighbour")};");
                writer.Line("sum += value * value;");
            }
        }
        else
        {
            for (int distance = -launch.Before; distance <= launch.After; distance++)
                WriteNeighbour(kernel, launch, distance);
        }

        writer.Line();
        writer.Line($"sum = (sum * {SourceText.Float(launch.Factor)}) + {SourceText.Float(launch.K)};");
        if (HasRoot(launch.Beta))
            writer.Line("float root = global::System.MathF.Sqrt(sum);");
        ValueAccess.Store(kernel, $"{ValueAccess.Input(kernel)} / ({Power(kernel, launch.Beta)})");
    }

    private static void WriteNeighbour(GpuKernel kernel, LocalResponseNormLaunch launch, int distance)
    {
        SourceWriter writer = kernel.Writer;
        string name = distance < 0 ? $"Before{-distance}" : $"Behind{distance}";
        if (distance == 0)
        {
            writer.Line($"float own = {ValueAccess.Input(kernel)};");
            writer.Line("sum += own * own;");
            return;
        }

        // Before the first channel the place wraps around and is a large number.
        writer.Line($"uint at{name} = channel {(distance < 0 ? "-" : "+")} {Math.Abs(distance)}u;");
        writer.Line($"bool has{name} = at{name} < {launch.Target.Shape.Channels}u;");
        writer.Line($"float value{name} = GpuOps.Select(has{name}, {ValueAccess.Input(kernel, "row", $"GpuOps.Select(has{name}, at{name}, 0u)")}, 0f);");
        writer.Line($"sum += value{name} * value{name};");
    }

    private static bool HasRoot(double beta) => beta is 0.5 or 0.75;

    private static string Power(GpuKernel kernel, double beta) => beta switch
    {
        1 => "sum",
        0.5 => "root",
        0.75 => "root * global::System.MathF.Sqrt(root)",
        _ => $"GpuOps.Select(sum <= {SourceText.Float(float.MaxValue)}, {kernel.Call(DeviceFunctions.Exp)}({SourceText.Float(beta)} * {kernel.Call(DeviceFunctions.Log)}(sum)), {(beta < 0 ? "1f / sum" : "sum")})",
    };
}
