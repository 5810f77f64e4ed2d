using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes pools: each thread makes the largest value or the mean of one window. Of a window that reaches beyond the map only the part inside counts; no tap branches.</summary>
internal static class PoolEmitter
{
    public static void Write(GpuKernel kernel, PoolLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        kernel.WriteItem(launch.Made);
        kernel.WritePlaces("row", launch.Target.Shape.Axes);
        writer.Line();
        writer.Line("// Where the window begins on each axis, counted from the padding's first pixel.");
        for (int axis = 0; axis < launch.Window.Count; axis++)
            writer.Line($"uint begin{axis} = {GpuKernel.Times($"at{axis}", launch.Window[axis].Stride)};");
        writer.Line($"float {Result(launch)} = {(launch.Kind == PoolKind.Max ? "float.NegativeInfinity" : "0f")};");
        writer.Line();
        if (launch.IsWrittenOut)
            WriteTaps(kernel, launch);
        else
            WriteLoops(kernel, launch);
        writer.Line();
        ValueAccess.Store(kernel, launch.Kind == PoolKind.Max ? "best" : Mean(launch));
    }

    private static string Result(PoolLaunch launch) => launch.Kind == PoolKind.Max ? "best" : "sum";

    private static string Combine(GpuKernel kernel, PoolLaunch launch, string value) => launch.Kind == PoolKind.Max ? $"best = {kernel.Call(DeviceFunctions.Larger)}(best, {value});" : $"sum += {value};";

    /// <summary>Every tap has a place on each axis, and conditions where it can lie outside.</summary>
    private static void WriteTaps(GpuKernel kernel, PoolLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("// The taps' places.");
        for (int axis = 0; axis < launch.Window.Count; axis++)
        {
            WindowAxis window = launch.Window[axis];
            for (int tap = 0; tap < window.Size; tap++)
                writer.Line($"uint from{axis}_{tap} = {Moved($"begin{axis}", ((long)tap * window.Dilation) - window.PadBegin)};");
        }

        writer.Line();
        writer.Line(launch.Window.All(axis => axis.IsInside) ? "// The window." : "// The window; a tap outside the map reads its first pixel instead, and does not count.");
        for (int tap = 0; tap < launch.Taps; tap++)
        {
            string[] places = new string[launch.Window.Count];
            int rest = tap;
            for (int axis = places.Length - 1; axis >= 0; rest /= launch.Window[axis].Size, axis--)
                places[axis] = $"from{axis}_{rest % launch.Window[axis].Size}";
            string row = ValueAccess.Row(launch.Input.Shape, places);
            string[] conditions = [.. places.Select((place, axis) => launch.Window[axis].IsInside ? "" : $"({place} < {launch.Window[axis].Input}u)").Where(condition => condition.Length > 0)];
            if (conditions.Length == 0)
            {
                writer.Line(Combine(kernel, launch, ValueAccess.Input(kernel, row, "channel")));
                continue;
            }

            writer.Line($"bool isInside{tap} = {string.Join(" & ", conditions)};");
            writer.Line($"float value{tap} = {ValueAccess.Input(kernel, $"GpuOps.Select(isInside{tap}, {row}, 0u)", "channel")};");
            writer.Line(Combine(kernel, launch, $"GpuOps.Select(isInside{tap}, value{tap}, {(launch.Kind == PoolKind.Max ? "float.NegativeInfinity" : "0f")})"));
        }
    }

    /// <summary>Loops over the taps inside the map.</summary>
    private static void WriteLoops(GpuKernel kernel, PoolLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("// The part of the window that lies inside the map.");
        Stack<SourceWriter.Block> loops = new();
        for (int axis = 0; axis < launch.Window.Count; axis++)
        {
            WindowAxis window = launch.Window[axis];
            writer.Line($"uint end{axis} = {TapsBefore(window, axis, (long)window.PadBegin + window.Input)};");
            loops.Push(writer.Open($"for (uint tap{axis} = {TapsBefore(window, axis, window.PadBegin)}; tap{axis} < end{axis}; tap{axis}++)"));
        }

        string[] places = [.. launch.Window.Select((window, axis) => $"({Moved($"begin{axis} + {GpuKernel.Times($"tap{axis}", window.Dilation)}", -window.PadBegin)})")];
        writer.Line($"uint from = {ValueAccess.Row(launch.Input.Shape, places)};");
        writer.Line(Combine(kernel, launch, ValueAccess.Input(kernel, "from", "channel")));
        while (loops.Count > 0)
            loops.Pop().Dispose();
    }

    /// <summary>A place so far behind another or before it; one before the map wraps around and is a large number.</summary>
    private static string Moved(string place, long by) => by == 0 ? place : $"{place} {(by < 0 ? "-" : "+")} {Math.Abs(by)}u";

    /// <summary>How many of a window's taps lie before a place that is counted from the padding's first pixel.</summary>
    private static string TapsBefore(WindowAxis window, int axis, long place)
    {
        long lastBegin = (window.Output - 1L) * window.Stride;
        long lastTap = (window.Size - 1L) * window.Dilation;
        if (place == 0)
            return "0u";
        if (lastBegin + lastTap < place)
            return $"{window.Size}u";
        string some = GpuKernel.Divide(window.Dilation == 1 ? $"({place}u - begin{axis})" : $"({place + window.Dilation - 1}u - begin{axis})", window.Dilation);
        string atMost = lastTap >= place ? some : $"GpuOps.Select(begin{axis} < {place - lastTap}u, {window.Size}u, {some})";
        return lastBegin < place ? atMost : $"GpuOps.Select(begin{axis} < {place}u, {atMost}, 0u)";
    }

    /// <summary>The sum over the values inside the map, or with counted padding over those inside the padded map.</summary>
    private static string Mean(PoolLaunch launch)
    {
        int constant = 1;
        List<string> counts = [];
        for (int axis = 0; axis < launch.Window.Count; axis++)
        {
            WindowAxis window = launch.Window[axis];
            string end = TapsBefore(window, axis, (long)window.PadBegin + window.Input + (launch.CountPad ? window.PadEnd : 0));
            string first = launch.CountPad ? "0u" : TapsBefore(window, axis, window.PadBegin);
            if (first == "0u" && end == $"{window.Size}u")
                constant *= window.Size;
            else
                counts.Add(first == "0u" ? end : $"({end} - {first})");
        }

        if (counts.Count > 0)
            return $"sum / (float)({string.Join(" * ", constant == 1 ? counts : counts.Append($"{constant}u"))})";
        return (constant & (constant - 1)) == 0 ? $"sum * {SourceText.Float(1.0 / constant)}" : $"sum / {SourceText.Float(constant)}";
    }
}
