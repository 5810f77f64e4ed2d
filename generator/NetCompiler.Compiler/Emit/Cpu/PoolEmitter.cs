using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes pools: a vector of channels of one output pixel at a time; windows at the border are clipped to the map.</summary>
internal static class PoolEmitter
{
    /// <summary>Longer windows are loops: written out they would only be longer, up to what RyuJIT no longer optimises.</summary>
    private const int TapsWrittenOut = 16;

    public static void Write(CpuKernel kernel, PoolStep step)
    {
        SourceWriter writer = kernel.Writer;
        WindowAxis last = step.Window[step.Window.Count - 1];
        using (RowLoop.Open(writer, step.Window))
        {
            writer.Line($"ref float target = {CpuKernel.At("output", RowLoop.Offset(kernel.Output, _ => 1))};");
            if (step.IsClipped)
            {
                for (int axis = 0; axis < step.Window.Count - 1; axis++)
                    WriteRange(writer, step, axis);
            }
            else
            {
                writer.Line($"ref float source = {CpuKernel.At("input", RowLoop.Offset(kernel.Input, axis => step.Window[axis].Stride))};");
            }

            using (kernel.Loop("x", last.Output))
            {
                if (step.IsClipped)
                    WriteRange(writer, step, step.Window.Count - 1);
                if (step is { IsClipped: true, Kind: PoolKind.Average })
                    WriteCount(writer, step);
                kernel.ChannelTiles("channel", 1, (channel, _) =>
                {
                    if (step.IsClipped)
                        WriteClipped(kernel, step, channel);
                    else
                        WriteInside(kernel, step, channel);
                    kernel.Store(step.Kind == PoolKind.Max ? "best" : Mean(step), "target", Index.Sum(Index.Times("x", kernel.Output.PixelPitch), channel));
                });
            }

            kernel.Sweep("target", last.Output);
        }
    }

    private static string Combine(PoolKind kind, string value) => kind == PoolKind.Max ? $"best = Larger(best, {value});" : $"best = SimdOps.Add(best, {value});";

    private static string Mean(PoolStep step)
    {
        if (step.IsClipped)
            return "SimdOps.Divide(best, SimdOps.Create((float)count))";
        int taps = step.Window.Aggregate(1, (product, axis) => product * axis.Size);
        return (taps & (taps - 1)) == 0 ? $"SimdOps.Multiply(best, SimdOps.Create({SourceText.Float(1.0 / taps)}))" : $"SimdOps.Divide(best, SimdOps.Create({SourceText.Float(taps)}))";
    }

    /// <summary>A window inside the map: its taps are written out along the last axis.</summary>
    private static void WriteInside(CpuKernel kernel, PoolStep step, string channel)
    {
        WindowAxis last = step.Window[step.Window.Count - 1];
        kernel.Writer.Line($"ref float corner = {CpuKernel.At("source", Index.Sum(Index.Times("x", last.Stride * kernel.Input.PixelPitch), channel))};");
        kernel.Writer.Line($"SimdFloats best = {(step.Kind == PoolKind.Max ? CpuKernel.Load("corner", 0) : "SimdFloats.Zero")};");
        WriteTaps(kernel, step, 0, "corner");
    }

    private static void WriteTaps(CpuKernel kernel, PoolStep step, int axis, string from)
    {
        WindowAxis window = step.Window[axis];
        if (axis == step.Window.Count - 1 && window.Size > TapsWrittenOut)
        {
            using (kernel.Loop("kx", window.Size))
                kernel.Writer.Line(Combine(step.Kind, CpuKernel.Load(from, $"kx * {kernel.Input.PixelPitch}")));
            return;
        }

        if (axis == step.Window.Count - 1)
        {
            for (int tap = 0; tap < window.Size; tap++)
                kernel.Writer.Line(Combine(step.Kind, CpuKernel.Load(from, (long)tap * kernel.Input.PixelPitch)));
            return;
        }

        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        using (kernel.Loop("k" + name, window.Size))
        {
            kernel.Writer.Line($"ref float from{name.ToUpperInvariant()} = {CpuKernel.At(from, Index.Times($"k{name}", kernel.Input.AxisStrides[axis]))};");
            WriteTaps(kernel, step, axis + 1, $"from{name.ToUpperInvariant()}");
        }
    }

    /// <summary>The part of the window that lies inside the map, on one axis.</summary>
    private static void WriteRange(SourceWriter writer, PoolStep step, int axis)
    {
        WindowAxis window = step.Window[axis];
        string name = RowLoop.AxisNames(step.Window.Count)[axis];
        writer.Line($"int {name}Start = {Index.Times(name, window.Stride)}{(window.PadBegin > 0 ? $" - {window.PadBegin}" : "")};");
        writer.Line($"int {name}First = {name}Start < 0 ? 0 : {name}Start, {name}Last = {name}Start + {window.Size} > {window.Input} ? {window.Input} : {name}Start + {window.Size};");
    }

    /// <summary>The values a mean divides by: those inside the map, or with counted padding those inside the padded map.</summary>
    private static void WriteCount(SourceWriter writer, PoolStep step)
    {
        string[] names = RowLoop.AxisNames(step.Window.Count);
        IEnumerable<string> lengths = step.Window.Select((window, axis) => step.CountPad
            ? $"(({names[axis]}Start + {window.Size} > {window.Input + window.PadEnd} ? {window.Input + window.PadEnd} : {names[axis]}Start + {window.Size}) - {names[axis]}Start)"
            : $"({names[axis]}Last - {names[axis]}First)");
        writer.Line($"int count = {string.Join(" * ", lengths)};");
    }

    private static void WriteClipped(CpuKernel kernel, PoolStep step, string channel)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line($"SimdFloats best = {(step.Kind == PoolKind.Max ? "SimdOps.Create(float.NegativeInfinity)" : "SimdFloats.Zero")};");
        string[] names = RowLoop.AxisNames(step.Window.Count);
        Stack<SourceWriter.Block> loops = new();
        foreach (string name in names)
            loops.Push(writer.Open($"for (int k{name} = {name}First; k{name} < {name}Last; k{name}++)"));
        string offset = Index.Sum(names.Select((name, axis) => Index.Times("k" + name, kernel.Input.AxisStrides[axis])).Append(channel));
        writer.Line(Combine(step.Kind, CpuKernel.Load("input", offset)));
        while (loops.Count > 0)
            loops.Pop().Dispose();
    }
}
