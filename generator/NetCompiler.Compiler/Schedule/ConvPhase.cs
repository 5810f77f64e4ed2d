using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// One of the ordinary convolutions that a transposed one of stride S is made of, S on each axis: it makes the outputs phase + S·j. Output o gets tap k of input
/// (o + P − k·L)/S where that is whole; so its taps are every S/gcd(S, L)-th one, and meet inputs L/gcd(S, L) apart, backwards.
/// </summary>
internal sealed record ConvPhase
{
    /// <summary>The first output on each axis.</summary>
    public required EquatableArray<int> First { get; init; }

    /// <summary>The window over the input. Its padding may be negative: the first window then begins inside the map. Sizes are 0 where no tap meets an input.</summary>
    public required EquatableArray<WindowAxis> Window { get; init; }

    /// <summary>The transposed convolution's taps in the order of the window, as indices into the file's window; empty where the bias is all there is.</summary>
    public required EquatableArray<int> Taps { get; init; }

    /// <summary>The phases that have outputs.</summary>
    public static IReadOnlyList<ConvPhase> Of(ConvTransposeOp op)
    {
        IEnumerable<Axis[]> combinations = [[]];
        foreach (WindowAxis axis in op.Window)
        {
            Axis[] phases = [.. Enumerable.Range(0, Math.Min(axis.Stride, axis.Input)).Select(first => Of(axis, first))];
            combinations = combinations.SelectMany(begun => phases.Select(phase => (Axis[])[.. begun, phase])).ToArray();
        }

        return [.. combinations.Select(axes => Join(op.Window, axes))];
    }

    /// <summary>The border that the windows of all phases need around the input: the most on each side of each axis.</summary>
    public static (EquatableArray<int> Begin, EquatableArray<int> End) Border(ConvTransposeOp op)
    {
        ConvPhase[] phases = [.. Of(op).Where(phase => !phase.Taps.IsEmpty)];
        return (Most(axis => axis.PadBegin), Most(axis => axis.PadEnd));

        EquatableArray<int> Most(Func<WindowAxis, int> side) =>
            op.Window.Select((_, axis) => phases.Select(phase => side(phase.Window[axis])).Append(0).Max()).ToEquatableArray();
    }

    private static Axis Of(WindowAxis transposed, int first)
    {
        int outputs = (transposed.Input - first + transposed.Stride - 1) / transposed.Stride;
        int[] taps = [.. Enumerable.Range(0, transposed.Size).Where(tap => (first + transposed.PadBegin - (tap * transposed.Dilation)) % transposed.Stride == 0).Reverse()];
        if (taps.Length == 0)
            return new(first, taps, new() { Input = transposed.Output, Size = 0, Output = outputs });

        // Where the first window begins: the input that the last tap meets.
        int begin = (first + transposed.PadBegin - (taps[0] * transposed.Dilation)) / transposed.Stride;
        int dilation = taps.Length == 1 ? 1 : (taps[0] - taps[1]) * transposed.Dilation / transposed.Stride;
        int end = begin + outputs - 1 + ((taps.Length - 1) * dilation) + 1;
        return new(first, taps, new() { Input = transposed.Output, Size = taps.Length, Dilation = dilation, PadBegin = -begin, PadEnd = end - transposed.Output, Output = outputs });
    }

    private static ConvPhase Join(EquatableArray<WindowAxis> transposed, Axis[] axes)
    {
        IEnumerable<int> taps = [0];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            (int size, int[] own) = (transposed[axis].Size, axes[axis].Taps);
            taps = taps.SelectMany(outer => own.Select(tap => (outer * size) + tap)).ToArray();
        }

        return new()
        {
            First = axes.Select(axis => axis.First).ToEquatableArray(),
            Window = axes.Select(axis => taps.Any() ? axis.Window : axis.Window with { Size = 0 }).ToEquatableArray(),
            Taps = taps.ToEquatableArray(),
        };
    }

    private sealed record Axis(int First, int[] Taps, WindowAxis Window);
}
