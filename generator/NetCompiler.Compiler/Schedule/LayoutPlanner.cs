using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Decides how each map lies in memory: channels last, so that one vector holds channels of one pixel, with the border that its
/// reader's padding asks for. Only an input of few channels stays planar as the user gives it, where its reader takes single values anyway.
/// </summary>
internal static class LayoutPlanner
{
    /// <summary>Up to so many channels a convolution reads an input plane by plane without paying for it: the rows of all planes stay in cache.</summary>
    private const int PlanarChannels = 4;

    public static BufferLayout Layout(NetworkGraph graph, Node node)
    {
        Node? consumer = graph.ConsumersOf(node.Id).FirstOrDefault();
        if (consumer?.Op is ConvOp conv)
        {
            EquatableArray<int> begin = conv.Window.Select(axis => axis.PadBegin).ToEquatableArray();
            EquatableArray<int> end = conv.Window.Select(axis => axis.PadEnd + axis.Overhang).ToEquatableArray();
            return node.Op is InputOp && node.Shape.Channels <= PlanarChannels && !IsDepthwise(conv, node.Shape)
                ? BufferLayout.Planar(node.Shape, begin, end)
                : BufferLayout.ChannelsLast(node.Shape, begin, end);
        }

        return BufferLayout.Borderless(node.Shape, isChannelsLast: node.Shape.IsVector || node.Op is not InputOp || consumer?.Op is not DenseOp);
    }

    /// <summary>One filter for each channel; a single channel is an ordinary convolution.</summary>
    public static bool IsDepthwise(ConvOp conv, Shape input) => conv.Groups > 1 && conv.Groups == input.Channels && conv.Filters == input.Channels;
}
