using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes the calls that copy between the user's map, channels first, and a channels-last buffer: one for all pixels that lie side by side in it, otherwise one a row.</summary>
internal static class TransposeEmitter
{
    /// <summary>Below so many channels or pixels there is nothing that the runtime could turn as a whole.</summary>
    private const int Least = 4;

    public static bool Fits(BufferLayout layout, Shape shape) => layout.IsChannelsLast && shape.Channels >= Least && Run(layout, shape.Axes).Pixels >= Least;

    /// <summary>Copies from <c>input</c>, the user's, to <c>output</c>, the first pixel's place.</summary>
    public static void WriteToChannelsLast(SourceWriter writer, BufferLayout layout, Shape shape) =>
        Write(writer, layout, shape, (map, pixels, plane, pitch) => $"ToChannelsLast({CpuKernel.At("input", map)}, {plane}, {CpuKernel.At("output", pixels)}, {pitch}");

    /// <summary>Copies from <c>input</c>, the first pixel's place, to <c>output</c>, the user's.</summary>
    public static void WriteToChannelsFirst(SourceWriter writer, BufferLayout layout, Shape shape) =>
        Write(writer, layout, shape, (map, pixels, plane, pitch) => $"ToChannelsFirst({CpuKernel.At("input", pixels)}, {pitch}, {CpuKernel.At("output", map)}, {plane}");

    private static void Write(SourceWriter writer, BufferLayout layout, Shape shape, Func<string, string, string, string, string> call)
    {
        (int outer, long pixels) = Run(layout, shape.Axes);
        string[] names = RowLoop.AxisNames(shape.Axes.Count);
        List<string> first = [];
        List<string> place = [];
        long rows = pixels;
        for (int axis = outer - 1; axis >= 0; axis--)
        {
            first.Insert(0, Index.Times(names[axis], rows));
            place.Insert(0, Index.Times(names[axis], layout.AxisStrides[axis]));
            rows *= shape.Axes[axis];
        }

        using InteriorLoop.Nest nest = new();
        for (int axis = 0; axis < outer; axis++)
            nest.Add(writer.Open($"for (int {names[axis]} = 0; {names[axis]} < {shape.Axes[axis]}; {names[axis]}++)"));
        writer.Line($"global::NetCompiler.Kernels.MapTranspose.{call(Index.Sum(first), Index.Sum(place), $"plane: {shape.Pixels}", $"pitch: {layout.PixelPitch}")}, channels: {shape.Channels}, count: {pixels});");
    }

    /// <summary>How many axes have to be looped over, and the pixels that lie side by side inside them.</summary>
    private static (int Outer, long Pixels) Run(BufferLayout layout, EquatableArray<int> axes)
    {
        int outer = axes.Count;
        long pixels = 1;
        while (outer > 0 && layout.AxisStrides[outer - 1] == pixels * layout.PixelPitch)
            pixels *= axes[--outer];
        return (outer, pixels);
    }
}
