using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>
/// Writes sums over windows that a thread makes by itself: grouped convolutions and locally connected layers. The taps of the outer axes and the channels are loops; those of the last axis are
/// written out, over pixels of the row that are read once each. A weight or pixel is four values wherever they lie together.
/// </summary>
internal static class WindowSumEmitter
{
    private const string Lanes = "XYZW";

    public static void Write(GpuKernel kernel, WindowSumLaunch launch)
    {
        WritePlace(kernel, launch);
        WriteWeights(kernel, launch);
        if (launch.Taps > 0)
        {
            kernel.Writer.Line();
            if (WriteRows(kernel, launch))
                WindowPixels.WriteFunction(kernel, launch);
        }

        kernel.Writer.Line();
        WindowStore.Write(kernel, launch);
    }

    /// <summary>The filters and pixels of the thread: <c>filter</c>, the places of its first pixel, and where its weights and channels begin.</summary>
    private static void WritePlace(GpuKernel kernel, WindowSumLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        writer.Line("// The filters and pixels of this thread.");
        writer.Line($"uint item = ((uint)GpuGrid.IdxX * {launch.Threads}u) + (uint)GpuGroup.IdxX;");
        writer.Line($"if (item >= (uint)samples * {launch.Grid.ItemsPerSample}u)");
        writer.Line("    return;");
        writer.Line($"uint part = {GpuKernel.Modulo("item", launch.ThreadsPerPixel)};");
        writer.Line($"uint filter = {GpuKernel.Times("part", launch.Lanes)};");
        string strip = GpuKernel.Divide("item", launch.ThreadsPerPixel);
        if (launch is LocallyConnectedLaunch)
        {
            // Samples that share a weight stand side by side.
            writer.Line($"uint place = {strip} / (uint)samples;");
            strip = GpuKernel.Sum($"(({strip} % (uint)samples) * {launch.Target.Shape.Pixels}u)", "place");
        }

        writer.Line($"uint strip = {strip};");
        kernel.WritePlaces("strip", launch.Window.Select((axis, i) => i == launch.Window.Count - 1 ? launch.Strips : axis.Output).ToEquatableArray());
        if (launch.Strip > 1)
            writer.Line($"uint first = {GpuKernel.Times($"at{launch.Window.Count - 1}", launch.Strip)};");
    }

    /// <summary>Where the weights begin, and the sums, which begin with the bias.</summary>
    private static void WriteWeights(GpuKernel kernel, WindowSumLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        int lanes = launch.Lanes;
        int perBlock = StepBuilder.Block / lanes;
        long depth = (long)launch.Taps * launch.ChannelsPerGroup;
        string block = GpuKernel.Divide("part", perBlock);
        string lane = GpuKernel.Modulo("part", perBlock);
        string bias = "part";
        if (launch is LocallyConnectedLaunch)
        {
            // Every pixel has all blocks of filters, also those that the last one lacks.
            block = GpuKernel.Sum(GpuKernel.Times("place", StepBuilder.Blocks(launch.Filters)), block);
            bias = GpuKernel.Sum(GpuKernel.Times("place", StepBuilder.Blocks(launch.Filters) * perBlock), "part");
        }

        if (depth > 0)
        {
            writer.Line($"uint weightAt = {GpuKernel.Sum(GpuKernel.Times(launch is LocallyConnectedLaunch ? $"({block})" : block, depth * perBlock), lane)};");
            if (lanes > 1)
                writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> filters = weights.Cast<{kernel.Quad}>();");
            if (!launch.IsDepthwise && launch.Filters > launch.FiltersPerGroup)
                writer.Line($"uint group = {GpuKernel.Times(GpuKernel.Divide("filter", launch.FiltersPerGroup), launch.ChannelsPerGroup)};");
            if (WindowPixels.ReadsQuads(launch))
                writer.Line($"global::ILGPU.ArrayView<{kernel.Quad}> pixels = input.Cast<{kernel.Quad}>();");
        }

        writer.Line();
        writer.Line("// The sums begin with the bias.");
        if (lanes > 1)
            writer.Line($"{kernel.Quad} start = bias.Cast<{kernel.Quad}>()[(int)({bias})];");
        else
            writer.Line($"float start = {kernel.Load("bias", bias)};");
        for (int pixel = 0; pixel < launch.Strip; pixel++)
            writer.Line($"float {string.Join(", ", Enumerable.Range(0, lanes).Select(filter => $"s{pixel}_{filter} = {(lanes == 1 ? "start" : kernel.Widen($"start.{Lanes[filter]}"))}"))};");
    }

    /// <summary>The loops over the taps that are not written out, each with the place that it reads. Returns whether they call the function that reads a pixel.</summary>
    private static bool WriteRows(GpuKernel kernel, WindowSumLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        List<IDisposable> loops = [];
        List<string> conditions = [];
        string row = "0u";
        for (int axis = 0; axis < launch.Window.Count - 1; axis++)
        {
            WindowAxis window = launch.Window[axis];
            string place = GpuKernel.Pad(GpuKernel.Times($"at{axis}", window.Stride), window.PadBegin);
            if (window.Size > 1)
            {
                loops.Add(writer.Open($"for (uint tap{axis} = 0u; tap{axis} < {window.Size}u; tap{axis}++)"));
                place += $" + (int){GpuKernel.Times($"tap{axis}", window.Dilation)}";
            }

            bool mayLieBeyond = !window.IsInside;
            writer.Line($"int row{axis} = {(mayLieBeyond ? PaddedPlace.Fold(launch.PadMode, window.Input, place) : place)};");
            if (mayLieBeyond && launch.PadMode == PadMode.Zero)
                conditions.Add($"((uint)row{axis} < {window.Input}u)");
            row = axis == 0 ? $"(uint)row{axis}" : $"(({row} * {window.Input}u) + (uint)row{axis})";
        }

        if (conditions.Count > 0)
            writer.Line($"bool isRow = {string.Join(" & ", conditions)};");
        long pixels = launch.Window.Aggregate(1L, (product, axis) => product * axis.Input);
        writer.Line($"uint line = {GpuKernel.Sum(GpuKernel.Times("sample", pixels), row == "0u" ? row : GpuKernel.Times(row, launch.Last.Input))};");
        if (!launch.IsSliding)
            loops.Add(writer.Open($"for (uint tap = 0u; tap < {launch.Last.Size}u; tap++)"));
        WindowPixels.WriteBegin(writer, launch);
        int taps = launch.IsSliding ? launch.Last.Size : 1;
        int perChannel = StepBuilder.Block / launch.Lanes;
        bool callsFunction;
        bool loopsChannels = launch.ChannelsPerGroup > launch.ChannelsAtOnce;
        using (loopsChannels ? (IDisposable)writer.Open($"for (uint channel = 0u; channel < {launch.ChannelsPerGroup}u; channel += {launch.ChannelsAtOnce}u)") : null)
        {
            callsFunction = WindowPixels.Write(kernel, launch, conditions.Count > 0, loopsChannels);
            for (int channel = 0; channel < launch.ChannelsAtOnce; channel++)
                WriteProducts(kernel, launch, taps, channel, loopsChannels);
        }

        if (loops.Count > 0)
            writer.Line($"weightAt += {taps * launch.ChannelsPerGroup * perChannel}u;");
        for (int i = loops.Count - 1; i >= 0; i--)
            loops[i].Dispose();
        return callsFunction;
    }

    /// <summary>The products of a channel: the weights of each tap with the pixels that they meet.</summary>
    private static void WriteProducts(GpuKernel kernel, WindowSumLaunch launch, int taps, int channel, bool loopsChannels)
    {
        SourceWriter writer = kernel.Writer;
        int perChannel = StepBuilder.Block / launch.Lanes;
        string suffix = launch.ChannelsAtOnce > 1 ? $"_{channel}" : "";
        for (int tap = 0; tap < taps; tap++)
        {
            int[] meets = [.. Enumerable.Range(0, launch.Strip).Where(pixel => WindowPixels.Exists(launch, Place(pixel, tap)))];
            if (meets.Length == 0)
                continue;
            string at = GpuKernel.Sum("weightAt", loopsChannels ? GpuKernel.Times("channel", perChannel) : "0u", $"{((tap * launch.ChannelsPerGroup) + channel) * perChannel}u");
            writer.Line(launch.Lanes > 1 ? $"{kernel.Quad} w{tap}{suffix} = filters[(int)({at})];" : $"float w{tap}{suffix} = {kernel.Load("weights", at)};");
            foreach (int pixel in meets)
            {
                string name = $"v{Place(pixel, tap)}";
                writer.Line(string.Join(" ", Enumerable.Range(0, launch.Lanes).Select(filter =>
                {
                    string value = launch.IsDepthwise ? $"{name}.{Lanes[filter]}" : launch.ChannelsAtOnce > 1 ? $"{name}.{Lanes[channel]}" : name;
                    string weight = launch.Lanes > 1 ? kernel.Widen($"w{tap}{suffix}.{Lanes[filter]}") : $"w{tap}{suffix}";
                    return $"s{pixel}_{filter} += {value} * {weight};";
                })));
            }
        }

        int Place(int pixel, int tap) => (pixel * launch.Last.Stride) + (tap * launch.Last.Dilation);
    }
}
