using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>The loop of steps that make each value of a map from the values at the same place: a vector of channels of one pixel at a time, row by row.</summary>
internal static class PixelLoop
{
    /// <summary>Writes the loop; the steps' <c>Rows</c> are the output's.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="value">A vector of the result from the channel's offset; <c>source</c> and <c>second</c> are the pixel's places in the values that are read.</param>
    public static void Write(CpuKernel kernel, Func<string, string> value)
    {
        SourceWriter writer = kernel.Writer;
        int axes = kernel.Step.Output.Shape.Axes.Count;
        int width = axes == 0 ? 1 : kernel.Step.Output.Shape.Axes[axes - 1];
        using (RowLoop.Open(writer, kernel.Step.Output.Shape.Axes))
        {
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, _ => 1))};");
            bool isBinary = kernel.Step.Inputs.Count > 1;
            if (isBinary)
                writer.Line($"ref float second = {CpuKernel.At("other", RowLoop.Offset(kernel.Other, _ => 1))};");
            using (width > 1 ? kernel.Loop("x", width) : writer.Open(""))
            {
                kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Store(value(channel), "target", channel));
                if (width > 1)
                {
                    writer.Line($"source = {CpuKernel.At("source", kernel.Input.PixelPitch)};");
                    if (isBinary)
                        writer.Line($"second = {CpuKernel.At("second", kernel.Other.PixelPitch)};");
                    writer.Line($"target = {CpuKernel.At("target", kernel.Output.PixelPitch)};");
                }
            }

            kernel.Sweep(RowLoop.Offset(kernel.Output, _ => 1) is var row && row == "0" ? "output" : $"RefOps.Add(ref output, {row})", width);
        }
    }
}
