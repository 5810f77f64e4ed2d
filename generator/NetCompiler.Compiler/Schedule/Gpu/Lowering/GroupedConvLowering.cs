using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>What a thread makes of a convolution whose groups are no whole blocks of filters.</summary>
internal static class GroupedConvLowering
{
    private static readonly int[] Strips = [4, 2, 1];

    public static GroupedConvLaunch Launch(LaunchBuilder builder, Node node, EquatableArray<WindowAxis> window, int filters, int groups, int weights, int bias)
    {
        GpuView input = builder.ViewOf(node.Inputs[0]);
        int channelsPerGroup = input.Shape.Channels / groups;
        int lanes = Lanes(input, filters, groups, channelsPerGroup);
        return new()
        {
            Window = window,
            Filters = filters,
            Groups = groups,
            ChannelsPerGroup = channelsPerGroup,
            Lanes = lanes,
            Strip = Strip(builder.Samples, window, (filters + lanes - 1) / lanes),
            WeightsOffset = weights,
            BiasOffset = bias,
        };
    }

    /// <summary>Four filters at once where they read the same channels, or neighbouring ones that are a quad.</summary>
    private static int Lanes(GpuView input, int filters, int groups, int channelsPerGroup)
    {
        bool isDepthwise = channelsPerGroup == 1 && filters == groups && input.IsAligned;
        return isDepthwise || filters / groups % GpuBuffer.Quad == 0 ? GpuBuffer.Quad : 1;
    }

    /// <summary>
    /// A longer strip reads each pixel and weight less often; a shorter one has more threads. The longest that leaves four warps for every multiprocessor of the first declared architecture, no
    /// longer than a row, and of which a thread can hold what the taps read.
    /// </summary>
    private static int Strip(int samples, EquatableArray<WindowAxis> window, int threadsPerPixel)
    {
        WindowAxis last = window[window.Count - 1];
        long rows = window.Take(window.Count - 1).Aggregate((long)samples * threadsPerPixel, (product, axis) => product * axis.Output);
        long least = 128L * GpuArchitecture.Declared[0].Multiprocessors;
        return Strips.First(strip => strip == 1
            || (strip <= last.Output && rows * ((last.Output + strip - 1) / strip) >= least && (last.Size > WindowSumLaunch.MostTaps || WindowSumLaunch.Slides(last, strip))));
    }
}
