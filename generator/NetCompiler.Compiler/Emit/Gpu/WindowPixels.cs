using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes how a thread reads the pixels of a row that its strip's windows meet, as <c>v0</c>, <c>v1</c> …, each named by its distance from the first window's first.</summary>
internal static class WindowPixels
{
    /// <summary>Whether a read is four channels: those of four filters, or four of a group.</summary>
    public static bool ReadsQuads(WindowSumLaunch launch) => launch.IsDepthwise || launch.ChannelsAtOnce > 1;

    /// <summary>Whether a pixel is read at all: of a row that is a single strip it is known which lie beyond the map.</summary>
    public static bool Exists(WindowSumLaunch launch, int pixel) => launch.PadMode != PadMode.Zero || Range(launch, pixel) is var (lowest, highest) && highest >= 0 && lowest < launch.Last.Input;

    /// <summary>Where the first window begins on the last axis, if that is not known.</summary>
    public static void WriteBegin(SourceWriter writer, WindowSumLaunch launch)
    {
        int axis = launch.Window.Count - 1;
        string tap = launch.IsSliding ? "" : $" + (int){GpuKernel.Times("tap", launch.Last.Dilation)}";
        if (!IsKnown(launch))
            writer.Line($"int begin = {GpuKernel.Pad(launch.Strips == 1 ? "0u" : GpuKernel.Times($"at{axis}", (long)launch.Strip * launch.Last.Stride), launch.Last.PadBegin)}{tap};");
    }

    /// <summary>The reads. Returns whether one calls the function for it.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="launch">Its launch.</param>
    /// <param name="isRowPredicated">Whether the row itself may lie beyond the map, as <c>isRow</c> says.</param>
    /// <param name="loopsChannels">Whether <c>channel</c> counts the channels of the group.</param>
    public static bool Write(GpuKernel kernel, WindowSumLaunch launch, bool isRowPredicated, bool loopsChannels)
    {
        bool quads = ReadsQuads(launch);
        int pitch = quads ? launch.Input.Pitch / GpuBuffer.Quad : launch.Input.Pitch;
        string channel = launch.IsDepthwise ? "part" : Channel(launch, loopsChannels);
        bool callsFunction = false;
        foreach (int pixel in launch.RowPixels.Where(pixel => Exists(launch, pixel)))
        {
            string place = Place(launch, pixel, out bool mayLieBeyond);
            List<string> conditions = isRowPredicated ? ["isRow"] : [];
            if (mayLieBeyond)
                conditions.Add($"({place} < {launch.Last.Input}u)");
            string at = GpuKernel.Sum(GpuKernel.Times(place == "0u" ? "line" : $"(line + {place})", pitch), channel);
            string type = quads ? "Float4" : "float";
            bool isPlain = conditions.Count == 0 && !(quads && kernel.IsHalf);
            callsFunction |= !isPlain;
            if (isPlain)
                kernel.Writer.Line($"{type} v{pixel} = {(quads ? $"pixels[(int)({at})]" : kernel.Load("input", at))};");
            else
                kernel.Writer.Line($"{type} v{pixel} = {kernel.Method}Pixel({(quads ? "pixels" : "input")}, {(conditions.Count == 0 ? "true" : string.Join(" & ", conditions))}, {at});");
        }

        return callsFunction;
    }

    /// <summary>The function that reads a pixel, or zero beyond the map.</summary>
    public static void WriteFunction(GpuKernel kernel, WindowSumLaunch launch)
    {
        bool quads = ReadsQuads(launch);
        SourceWriter writer = kernel.Own;
        writer.Line().Line(quads ? "/// <summary>Four neighbouring channels of a pixel, zero beyond the map.</summary>" : "/// <summary>A channel of a pixel, zero beyond the map.</summary>");
        writer.Line("[KernelMethod(KernelOptions.AggressiveInlining)]");
        string view = quads ? $"global::ILGPU.ArrayView<{kernel.Quad}>" : "GpuElements";
        using (writer.Open($"private static {(quads ? "Float4" : "float")} {kernel.Method}Pixel({view} pixels, bool exists, uint index)"))
        using (writer.Open("unchecked"))
        {
            writer.Line("uint at = GpuOps.Select(exists, index, 0u);");
            if (!quads)
            {
                writer.Line($"return GpuOps.Select(exists, {kernel.Load("pixels", "at")}, 0f);");
                return;
            }

            writer.Line($"{kernel.Quad} quad = pixels[(int)at];");
            writer.Line($"return new Float4({string.Join(", ", "XYZW".Select(lane => $"GpuOps.Select(exists, {kernel.Widen($"quad.{lane}")}, 0f)"))});");
        }
    }

    /// <summary>The channel that is read, in units of what is read.</summary>
    private static string Channel(WindowSumLaunch launch, bool loopsChannels)
    {
        string group = launch.Filters > launch.FiltersPerGroup ? "group" : "0u";
        string channel = loopsChannels ? "channel" : "0u";
        return ReadsQuads(launch) ? GpuKernel.Sum(group == "0u" ? group : GpuKernel.Divide(group, GpuBuffer.Quad), channel == "0u" ? channel : GpuKernel.Divide(channel, GpuBuffer.Quad)) : GpuKernel.Sum(group, channel);
    }

    /// <summary>A pixel's place on the last axis, as the padding has it.</summary>
    private static string Place(WindowSumLaunch launch, int pixel, out bool mayLieBeyond)
    {
        (int lowest, int highest) = Range(launch, pixel);
        WindowAxis last = launch.Last;
        bool isInside = lowest >= 0 && highest < last.Input;
        mayLieBeyond = !isInside && launch.PadMode == PadMode.Zero;
        if (IsKnown(launch))
            return $"{(isInside ? lowest : Math.Max(0, PaddedPlace.Fold(launch.PadMode, last.Input, lowest)))}u";
        string place = pixel == 0 ? "begin" : $"begin + {pixel}";
        if (isInside || launch.PadMode == PadMode.Zero)
            return pixel == 0 ? "(uint)begin" : $"(uint)({place})";
        string folded = PaddedPlace.Fold(launch.PadMode, last.Input, place);

        // A strip that ends behind the map reads further than padding reaches, for pixels that nobody stores.
        return launch.Strips * launch.Strip > last.Output ? $"(uint)global::System.Math.Max({folded}, 0)" : $"(uint)({folded})";
    }

    /// <summary>Whether the places of all pixels on the last axis are known: a row is a single strip, and all taps are written out.</summary>
    private static bool IsKnown(WindowSumLaunch launch) => launch.Strips == 1 && (launch.IsSliding || launch.Last.Size == 1);

    /// <summary>The lowest and highest place on the last axis that a pixel may have, for any strip and, of taps that are a loop, any of them.</summary>
    private static (int Lowest, int Highest) Range(WindowSumLaunch launch, int pixel)
    {
        int first = pixel - launch.Last.PadBegin;
        int taps = launch.IsSliding ? 0 : (launch.Last.Size - 1) * launch.Last.Dilation;
        return (first, first + ((launch.Strips - 1) * launch.Strip * launch.Last.Stride) + taps);
    }
}
