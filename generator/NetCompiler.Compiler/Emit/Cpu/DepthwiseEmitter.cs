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
        int width = step.Window[step.Window.Count - 1].Output;
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride))};");
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            if (step.AddsInput)
                writer.Line($"ref float shortcut = {CpuKernel.At("other", RowLoop.Offset(kernel.Other, _ => 1))};");
            kernel.ChannelTiles("channel", 1, (channel, _) =>
            {
                writer.Line($"ref float panel = {CpuKernel.At("weights", Index.Packed(channel, StepBuilder.Block, (long)step.Taps * StepBuilder.Block))};");
                writer.Line($"SimdFloats bias0 = {CpuKernel.Load("bias", channel)};");
                kernel.PixelTiles(width, kernel.Tile.Pixels, (x, pixels) => WriteTile(kernel, step, pixels, x, channel));
            });
            kernel.Sweep("target", width);
        }
    }

    private static void WriteTile(CpuKernel kernel, DepthwiseStep step, int pixels, string x, string channel)
    {
        SourceWriter writer = kernel.Writer;
        int perPixel = step.Window[step.Window.Count - 1].Stride * kernel.Input.PixelPitch;
        writer.Line($"ref float corner = {CpuKernel.At("source", Index.Sum(Index.Times(x, perPixel), channel))};");
        writer.Line("ref float w = ref panel;");
        writer.Line("SimdFloats w0, " + string.Join(", ", Enumerable.Range(0, pixels).Select(pixel => $"sum{pixel} = bias0")) + ";");
        WriteTaps(kernel, step, 0, "corner", pixels, perPixel);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            string sum = step.AddsInput ? $"SimdOps.Add(sum{pixel}, {CpuKernel.Load("shortcut", Place(kernel.Other.PixelPitch))})" : $"sum{pixel}";
            kernel.Store(sum, "target", Place(kernel.Output.PixelPitch));

            string Place(int pitch) => Index.Sum(Index.Times(x, pitch), channel, $"{pixel * pitch}");
        }
    }

    private static void WriteTaps(CpuKernel kernel, DepthwiseStep step, int axis, string from, int pixels, int perPixel)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis window = step.Window[axis];
        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, window.Size))
        {
            string next = $"from{name.ToUpperInvariant()}";
            writer.Line($"ref float {next} = {CpuKernel.At(from, Index.Times($"k{name}", (long)window.Dilation * kernel.Input.AxisStrides[axis]))};");
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
