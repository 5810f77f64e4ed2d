using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes depthwise convolutions: a vector of channels at a time, a tile of pixels in registers.</summary>
internal static class DepthwiseEmitter
{
    public static void Write(CpuKernel kernel, DepthwiseStep step)
    {
        SourceWriter writer = kernel.Writer;
        int vectors = kernel.Target.VectorsFor(step.Channels);
        int width = step.Window[step.Window.Count - 1].Output;
        (int tiles, int rest) = (width / kernel.Tile.Pixels, width % kernel.Tile.Pixels);
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride))};");
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            using (kernel.Loop("channel", vectors * kernel.Lanes, kernel.Lanes))
            {
                writer.Line($"ref float panel = {CpuKernel.At("weights", $"(channel / {StepBuilder.Block} * {step.Taps * StepBuilder.Block}) + (channel % {StepBuilder.Block})")};");
                writer.Line($"SimdFloats bias0 = {CpuKernel.Load("bias", "channel")};");
                using (kernel.Loop("x", tiles * kernel.Tile.Pixels, kernel.Tile.Pixels))
                    WriteTile(kernel, step, kernel.Tile.Pixels, "x");
                if (rest > 0)
                {
                    using (writer.Open(""))
                        WriteTile(kernel, step, rest, $"{tiles * kernel.Tile.Pixels}");
                }
            }

            kernel.Sweep("target", width, kernel.Output.PixelPitch, vectors);
        }
    }

    private static void WriteTile(CpuKernel kernel, DepthwiseStep step, int pixels, string x)
    {
        SourceWriter writer = kernel.Writer;
        int perPixel = step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch;
        writer.Line($"ref float corner = {CpuKernel.At("source", $"({x} * {perPixel}) + channel")};");
        writer.Line("ref float w = ref panel;");
        writer.Line("SimdFloats w0, " + string.Join(", ", Enumerable.Range(0, pixels).Select(pixel => $"sum{pixel} = bias0")) + ";");
        WriteTaps(kernel, step, 0, "corner", pixels, perPixel);
        for (int pixel = 0; pixel < pixels; pixel++)
            kernel.Store($"sum{pixel}", "target", $"({x} * {kernel.Output.PixelPitch}) + channel + {pixel * kernel.Output.PixelPitch}");
    }

    private static void WriteTaps(CpuKernel kernel, DepthwiseStep step, int axis, string from, int pixels, int perPixel)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis window = step.Window[axis];
        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, window.Size))
        {
            string next = $"from{name.ToUpperInvariant()}";
            writer.Line($"ref float {next} = {CpuKernel.At(from, $"k{name} * {window.Dilation * kernel.Input.AxisStrides[axis]}")};");
            if (axis < step.Window.Count - 1)
            {
                WriteTaps(kernel, step, axis + 1, next, pixels, perPixel);
                return;
            }

            writer.Line($"w0 = {CpuKernel.Load("w", 0)};");
            for (int pixel = 0; pixel < pixels; pixel++)
                writer.Line($"sum{pixel} = {CpuKernel.MultiplyAdd("w0", CpuKernel.Load(next, (long)pixel * perPixel), $"sum{pixel}")};");
            writer.Line($"w = {CpuKernel.At("w", StepBuilder.Block)};");
        }
    }
}
