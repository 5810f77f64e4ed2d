using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes softmax over the channels of each pixel: largest value, exponentials and their sum, quotient. Sums run in 16 lanes on every
/// instruction set (one, two or four vectors) and fold in one tree, so that all of them add in the same order.
/// </summary>
internal static class SoftmaxEmitter
{
    private const int VirtualLanes = 16;

    public static void Write(CpuKernel kernel, SoftmaxStep step)
    {
        SourceWriter writer = kernel.Writer;
        int parts = VirtualLanes / kernel.Lanes;
        int whole = step.Channels / VirtualLanes * VirtualLanes;
        using (InteriorLoop.Open(writer, kernel.Input, kernel.Output))
        {
            WriteMaximum(kernel, step.Channels);
            for (int part = 0; part < parts; part++)
                writer.Line($"SimdFloats sum{part} = SimdFloats.Zero;");
            if (whole > 0)
            {
                using (kernel.Loop("i", whole, VirtualLanes))
                {
                    for (int part = 0; part < parts; part++)
                        WriteExponential(kernel, part, $"i + {part * kernel.Lanes}", step.Channels - whole, isTail: false);
                }
            }

            for (int part = 0; part < parts && whole + (part * kernel.Lanes) < step.Channels; part++)
                WriteExponential(kernel, part, $"{whole + (part * kernel.Lanes)}", step.Channels - whole - (part * kernel.Lanes), isTail: true);
            for (int distance = parts / 2; distance > 0; distance /= 2)
            {
                for (int part = 0; part < distance; part++)
                    writer.Line($"sum{part} = SimdOps.Add(sum{part}, sum{part + distance});");
            }

            writer.Line("SimdFloats sum = SimdOps.Create(SumOfLanes(sum0));");
            kernel.ChannelTiles("i", 1, (channel, _) => kernel.Store($"SimdOps.Divide({CpuKernel.Load("target", channel)}, sum)", "target", channel));
        }
    }

    /// <summary>Writes the function that adds the lanes of a vector, the upper half to the lower until one is left.</summary>
    public static void WriteFunctions(SourceWriter writer, int lanes)
    {
        writer.Line().Line("/// <summary>The sum of all lanes: the upper half is added to the lower until one lane is left.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        using (writer.Open("private static float SumOfLanes(SimdFloats x)"))
        {
            string value = "x";
            for (int width = lanes; width > 4; width /= 2)
            {
                writer.Line($"var half{width / 2} = global::System.Runtime.Intrinsics.Vector{width * 16}.Add(global::System.Runtime.Intrinsics.Vector{width * 32}.GetLower({value}), global::System.Runtime.Intrinsics.Vector{width * 32}.GetUpper({value}));");
                value = $"half{width / 2}";
            }

            const string Element = "global::System.Runtime.Intrinsics.Vector128.GetElement";
            writer.Line($"return ({Element}({value}, 0) + {Element}({value}, 2)) + ({Element}({value}, 1) + {Element}({value}, 3));");
        }
    }

    private static void WriteMaximum(CpuKernel kernel, int channels)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("float largest = source;");
        using (writer.Open($"for (int i = 1; i < {channels}; i++)"))
            writer.Line("largest = global::System.MathF.Max(largest, RefOps.Add(ref source, i));");
        writer.Line("SimdFloats maximum = SimdOps.Create(largest);");
    }

    private static void WriteExponential(CpuKernel kernel, int part, string offset, int valid, bool isTail)
    {
        SourceWriter writer = kernel.Writer;
        string value = $"Exp(SimdOps.Subtract({CpuKernel.Load("source", offset)}, maximum))";
        if (isTail && valid < kernel.Lanes)
        {
            string mask = string.Join(", ", Enumerable.Range(0, kernel.Lanes).Select(lane => lane < valid ? "-1" : "0"));
            value = $"SimdOps.BitwiseAnd({value}, SimdOps.AsSingle(SimdOps.Create({mask})))";
        }

        using (writer.Open(""))
        {
            writer.Line($"SimdFloats power = {value};");
            writer.Line($"SimdOps.StoreUnsafe(power, {CpuKernel.At("target", offset)});");
            writer.Line($"sum{part} = SimdOps.Add(sum{part}, power);");
        }
    }
}
