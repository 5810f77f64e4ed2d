using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Convolutions of so few filters that vectors over filters stand nearly empty. One of one pixel makes a channel of each tap and filter instead (9 for a
/// 3×3 window and one filter: a vector for all of them instead of one for each), and the outputs add up their taps.
/// </summary>
internal static class TapSums
{
    /// <summary>All taps of an output are one expression.</summary>
    private const int MostTaps = 121;

    /// <summary>What the taps make must not leave the last-level cache: 16 MB.</summary>
    private const long MostFloats = 4 << 20;

    /// <summary>Cycles of one addition with its load and its part of the loop (AMD EPYC: 0.6 to 0.8).</summary>
    private const double Addition = 0.75;

    /// <summary>What the detour must gain.</summary>
    private const double Gain = 1.4;

    /// <summary>Whether a node is computed so.</summary>
    /// <param name="node">Any node.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="kernels">Never, where it pays, or wherever it is possible.</param>
    public static bool Accepts(Node node, Shape input, KernelChoice kernels) => node.Op switch
    {
        _ when kernels == KernelChoice.General => false,
        ConvOp { Groups: 1, AddsInput: false, Tensors: null, WinogradTile: 0 } conv => Accepts(conv.Filters, conv.Taps, input, node.Shape, (long)node.Shape.Pixels * conv.Taps, kernels),
        ConvTransposeOp { Groups: 1 } conv => Accepts(conv.Filters, conv.Taps, input, node.Shape, (long)input.Pixels * conv.Taps, kernels),
        _ => false,
    };

    private static bool Accepts(int filters, int taps, Shape from, Shape to, long products, KernelChoice kernels)
    {
        if (taps is 1 or > MostTaps || filters >= StepBuilder.Block || from.Channels < StepBuilder.Block)
            return false;
        long lanes = (long)taps * filters;
        long vectors = (lanes + StepBuilder.Block - 1) / StepBuilder.Block;
        double direct = products * (double)from.Channels / 2;
        double detour = (from.Pixels * (double)from.Channels * vectors / 2) + (((products * Addition) + to.Pixels) * filters);
        return from.Pixels * vectors * StepBuilder.Block <= MostFloats && (kernels == KernelChoice.Special || detour * Gain < direct);
    }
}
