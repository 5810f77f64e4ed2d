using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>The loop of steps that make each pixel of a map from the pixel at the same place, row by row; the steps' <c>Rows</c> are the output's.</summary>
internal static class PixelLoop
{
    /// <summary>Writes the loop for a function of single values: a vector of channels at a time.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="value">A vector of the result from the channel's offset; <c>source</c> and the companions' names are the pixel's places.</param>
    /// <param name="companions">What is read along with the first value.</param>
    public static void Write(CpuKernel kernel, Func<string, string> value, params IReadOnlyList<Companion> companions) =>
        WritePixels(kernel, () => kernel.ChannelTiles("channel", 1, (channel, _) => kernel.Store(value(channel), "target", channel)), companions);

    /// <summary>Writes the loop for a function of whole pixels.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="pixel">Writes what is done for a pixel; <c>source</c>, <c>target</c> and the companions' names are its places.</param>
    /// <param name="companions">What is read along with the first value.</param>
    public static void WritePixels(CpuKernel kernel, Action pixel, params IReadOnlyList<Companion> companions)
    {
        SourceWriter writer = kernel.Writer;
        Shape shape = kernel.Step.Output.Shape;
        int width = shape.IsVector ? 1 : shape.Axes[shape.Axes.Count - 1];
        string row = shape.IsVector ? "0" : RowLoop.Offset(kernel.Output, _ => 1);
        List<Companion> followed = [new("target", "output", row, kernel.Output.PixelPitch), .. companions];
        if (kernel.Step.Inputs.Count > 0)
            followed.Insert(1, Companion.Map("source", "input", kernel.Input, shape));
        using (RowLoop.Open(writer, shape.Axes))
        {
            foreach (Companion companion in followed)
                writer.Line($"ref float {companion.Name} = {CpuKernel.At(companion.From, companion.Row)};");
            using (width > 1 ? kernel.Loop("x", width) : writer.Open(""))
            {
                pixel();
                foreach (Companion companion in followed.Skip(1).Append(followed[0]).Where(companion => width > 1 && companion.Pitch > 0))
                    writer.Line($"{companion.Name} = {CpuKernel.At(companion.Name, companion.Pitch)};");
            }

            kernel.Sweep(row == "0" ? "output" : $"RefOps.Add(ref output, {row})", width);
        }
    }

    /// <summary>The number of the row in the whole map, as an expression inside the loop.</summary>
    private static string RowNumber(Shape shape) => shape.Axes.Count == 2 ? "y" : "row";

    /// <summary>What is read along with the first value, pixel by pixel.</summary>
    /// <param name="Name">The variable that stands at the pixel.</param>
    /// <param name="From">The parameter that it starts from.</param>
    /// <param name="Row">The row's offset.</param>
    /// <param name="Pitch">Floats from a pixel to the next; 0 for what is the same for all pixels of a row.</param>
    public sealed record Companion(string Name, string From, string Row, int Pitch)
    {
        /// <summary>Another map of the same size; a vector may lie in a map of one pixel, whose axes then count for nothing.</summary>
        public static Companion Map(string name, string from, BufferLayout layout, Shape shape) => new(name, from, shape.IsVector ? "0" : RowLoop.Offset(layout, _ => 1), layout.PixelPitch);

        /// <summary>One pixel that stands for all.</summary>
        public static Companion Pixel(string name, string from) => new(name, from, "0", 0);

        /// <summary>A map in the packed weights: pixel by pixel, without gaps but for the channels' own.</summary>
        public static Companion Packed(string name, string from, Shape shape)
        {
            int pitch = BufferLayout.RoundUp(shape.Channels);
            return new(name, from, shape.Axes.Count < 2 ? "0" : Index.Times(RowNumber(shape), (long)shape.Axes[shape.Axes.Count - 1] * pitch), pitch);
        }

        /// <summary>So many floats of a scratch buffer for each row.</summary>
        public static Companion Scratch(string name, string from, Shape shape, int floats) => new(name, from, shape.Axes.Count < 2 ? "0" : Index.Times(RowNumber(shape), floats), 0);
    }
}
