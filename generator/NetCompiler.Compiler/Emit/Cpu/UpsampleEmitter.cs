using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>
/// Writes enlargements row by row. Nearest stores each pixel as often as it is repeated. Linear ones first mix the rows around the output's row, pixel by pixel, and
/// then each two neighbours of that in the shares that repeat for every pixel of the input.
/// </summary>
internal static class UpsampleEmitter
{
    /// <summary>More repetitions are a loop.</summary>
    private const int WrittenOut = 8;

    public static void Write(CpuKernel kernel, UpsampleStep step)
    {
        SourceWriter writer = kernel.Writer;
        int axes = step.Output.Shape.Axes.Count;
        using (RowLoop.Open(writer, step.Output.Shape.Axes))
        {
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            if (step.Mode == UpsampleMode.Nearest)
            {
                IEnumerable<string> rows = RowLoop.AxisNames(axes).Take(axes - 1).Select((name, axis) => Times(name, step.Scale, kernel.Input.AxisStrides[axis]));
                writer.Line($"ref float source = {CpuKernel.At("input", Index.Sum(rows))};");
                WriteNearest(kernel, step);
            }
            else
            {
                WriteLinear(kernel, step);
            }

            kernel.Sweep("target", step.Output.Shape.Axes[axes - 1]);
        }
    }

    private static string Times(string name, int scale, int stride) => scale == 1 ? Index.Times(name, stride) : $"({name} / {scale} * {stride})";

    private static void WriteNearest(CpuKernel kernel, UpsampleStep step)
    {
        int pitch = kernel.Output.PixelPitch;
        using (kernel.Loop("x", step.Input.Shape.Axes[step.Input.Shape.Axes.Count - 1]))
        {
            kernel.ChannelTiles("channel", 1, (channel, _) =>
            {
                kernel.Writer.Line($"SimdFloats value = {CpuKernel.Load("source", Index.Sum(Index.Times("x", kernel.Input.PixelPitch), channel))};");
                Repeat(kernel, 0, step.Scale, (_, copy) => kernel.Store("value", "target", Index.Sum(Index.Times("x", (long)step.Scale * pitch), channel, Index.Times(copy, pitch))));
            });
        }
    }

    /// <summary>The body for each number of a range: written out, or a loop.</summary>
    private static void Repeat(CpuKernel kernel, int begin, int end, Action<int?, string> body)
    {
        if (end - begin <= WrittenOut)
        {
            for (int i = begin; i < end; i++)
                body(i, $"{i}");
            return;
        }

        using (kernel.Writer.Open($"for (int i = {begin}; i < {end}; i++)"))
            body(null, "i");
    }

    /// <summary>
    /// Output half + S·x + i, with half = ⌊S/2⌋, lies the share (i + ½)/S (with an odd S: i/S) behind pixel x. The outputs before and behind those are the first and the last pixel.
    /// </summary>
    private static void WriteLinear(CpuKernel kernel, UpsampleStep step)
    {
        SourceWriter writer = kernel.Writer;
        int scale = step.Scale;
        int half = scale / 2;
        int axes = step.Input.Shape.Axes.Count;
        int width = step.Input.Shape.Axes[axes - 1];
        int perPixel = kernel.Output.PixelPitch;
        (string Row, string Share)[] rows = WriteRows(kernel, step);
        kernel.ChannelTiles("channel", 1, (channel, _) =>
        {
            writer.Line($"SimdFloats left = {Mix(rows, channel)};");
            Repeat(kernel, 0, half, (_, i) => kernel.Store("left", "target", Index.Sum(channel, Index.Times(i, perPixel))));
            if (width > 1)
            {
                using (writer.Open($"for (int x = 1; x < {width}; x++)"))
                {
                    writer.Line($"SimdFloats right = {Mix(rows, Index.Sum(Index.Times("x", kernel.Input.PixelPitch), channel))};");
                    string first = Index.Sum(Index.Times("x", (long)scale * perPixel), channel, Index.Number((long)(half - scale) * perPixel));
                    Repeat(kernel, 0, scale, (constant, i) =>
                    {
                        string share = constant is { } known ? SourceText.Float(Share(known, scale)) : $"({i}{(scale % 2 == 0 ? " + 0.5f" : "")}) * {SourceText.Float(1.0 / scale)}";
                        string rest = constant is { } same ? SourceText.Float(1 - Share(same, scale)) : $"1f - ({share})";
                        bool isPixel = constant == 0 && scale % 2 == 1;
                        kernel.Store(isPixel ? "left" : CpuKernel.MultiplyAdd("right", $"SimdOps.Create({share})", $"SimdOps.Multiply(left, SimdOps.Create({rest}))"), "target", Index.Sum(first, Index.Times(i, perPixel)));
                    });
                    writer.Line("left = right;");
                }
            }

            long last = ((long)half + ((width - 1L) * scale)) * perPixel;
            Repeat(kernel, 0, scale - half, (_, i) => kernel.Store("left", "target", Index.Sum(channel, $"{last}", Index.Times(i, perPixel))));
        });
    }

    private static double Share(int i, int scale) => (i + (scale % 2 == 0 ? 0.5 : 0)) / scale;

    /// <summary>The rows of the input around the output's row, two on each outer axis, and the share of each.</summary>
    private static (string Row, string Share)[] WriteRows(CpuKernel kernel, UpsampleStep step)
    {
        SourceWriter writer = kernel.Writer;
        int axes = step.Input.Shape.Axes.Count;
        string[] names = RowLoop.AxisNames(axes);
        if (axes == 1)
            return [("input", "")];
        (string Offset, string Share)[] corners = [("", "")];
        for (int axis = 0; axis < axes - 1; axis++)
        {
            string name = names[axis];
            int size = step.Input.Shape.Axes[axis];
            int half = step.Scale / 2;
            writer.Line($"int {name}Behind = {name} < {half} ? 0 : {name} - {half};");
            writer.Line($"int {name}Lower = {name}Behind / {step.Scale}, {name}Upper = {name}Lower < {size - 1} ? {name}Lower + 1 : {size - 1};");
            writer.Line($"float {name}Far = {name} < {half} ? 0f : ({name}Behind % {step.Scale}{(step.Scale % 2 == 0 ? " + 0.5f" : "")}) * {SourceText.Float(1.0 / step.Scale)}, {name}Near = 1f - {name}Far;");
            int stride = kernel.Input.AxisStrides[axis];
            corners =
            [
                .. corners.SelectMany(corner => new[]
                {
                    (Index.Sum(new[] { corner.Offset, $"({name}Lower * {stride})" }.Where(text => text.Length > 0)), corner.Share.Length == 0 ? $"{name}Near" : $"{corner.Share} * {name}Near"),
                    (Index.Sum(new[] { corner.Offset, $"({name}Upper * {stride})" }.Where(text => text.Length > 0)), corner.Share.Length == 0 ? $"{name}Far" : $"{corner.Share} * {name}Far"),
                }),
            ];
        }

        for (int i = 0; i < corners.Length; i++)
        {
            writer.Line($"ref float row{i} = {CpuKernel.At("input", corners[i].Offset)};");
            writer.Line($"SimdFloats share{i} = SimdOps.Create({corners[i].Share});");
        }

        return [.. corners.Select((_, i) => ($"row{i}", $"share{i}"))];
    }

    private static string Mix((string Row, string Share)[] rows, string offset) =>
        rows.Length == 1
            ? CpuKernel.Load(rows[0].Row, offset)
            : rows.Skip(1).Aggregate($"SimdOps.Multiply({CpuKernel.Load(rows[0].Row, offset)}, {rows[0].Share})", (sum, row) => CpuKernel.MultiplyAdd(CpuKernel.Load(row.Row, offset), row.Share, sum));
}
