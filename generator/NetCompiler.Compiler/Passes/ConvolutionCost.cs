using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// What a convolution of 3×3 takes directly and by Winograd's algorithm, in cycles of one core with AVX-512: two multiply-adds of 16 lanes a cycle. The constants
/// were measured inside networks on an AMD EPYC (Zen 5).
/// </summary>
internal static class ConvolutionCost
{
    /// <summary>Channels or filters of a vector.</summary>
    private const int Lanes = 16;

    /// <summary>Multiply-adds a cycle of a direct convolution, and of the products of transformed patches, which are short sums.</summary>
    private const double DirectRate = 1.85;

    private const double ProductRate = 1.7;

    /// <summary>Bytes of weights a cycle from memory: 18 GB/s at 3.5 GHz, between the 12 and 36 of the machines that were measured.</summary>
    private const double WeightBytes = 5;

    /// <summary>What Winograd's algorithm must gain to be worth its rounding and its larger weights.</summary>
    private const double Margin = 1.1;

    private static readonly ConvAlgorithm[] Candidates = [ConvAlgorithm.Winograd2x2, ConvAlgorithm.Winograd4x4];

    /// <summary>The cheapest algorithm of a convolution that accepts any.</summary>
    public static ConvAlgorithm Best(ConvOp conv, Shape input)
    {
        ConvAlgorithm best = ConvAlgorithm.Direct;

        // Vectors of patches would stand nearly empty: 3 channels of 16×56×56 took 1.17 ms instead of 0.53.
        // With few filters those of products would, and such convolutions have a way of their own (TapSums).
        if (input.Channels < Lanes || conv.Filters < Lanes)
            return best;
        double least = Cycles(conv, input) / Margin;
        foreach (ConvAlgorithm candidate in Candidates)
        {
            double cycles = Cycles(conv with { Algorithm = candidate }, input);
            if (cycles < least)
                (best, least) = (candidate, cycles);
        }

        return best;
    }

    /// <summary>Cycles of a convolution with groups of one by the algorithm that it names.</summary>
    public static double Cycles(ConvOp conv, Shape input)
    {
        double depth = conv.Window.Take(conv.Window.Count - 2).Aggregate(1.0, (product, axis) => product * axis.Size);
        double slices = conv.Window.Take(conv.Window.Count - 2).Aggregate(1.0, (product, axis) => product * axis.Output);
        double filterVectors = Math.Ceiling(conv.Filters / (double)Lanes);
        double channelVectors = Math.Ceiling(input.Channels / (double)Lanes);
        int tile = conv.WinogradTile;
        if (tile == 0)
        {
            double taps = conv.Window.Aggregate(1.0, (product, axis) => product * (LeavesOut(axis) ? BorderTaps.Count(axis) : axis.Output * axis.Size));
            return Math.Max(taps * filterVectors * input.Channels / DirectRate, Weights(conv.Taps));
        }

        double tiles = conv.Window.Skip(conv.Window.Count - 2).Aggregate(1.0, (product, axis) => product * Math.Ceiling(axis.Output / (double)tile));
        double points = (tile + 2) * (tile + 2);
        double products = slices * tiles * points * filterVectors * input.Channels * depth / ProductRate;
        double transforms = tiles * (conv.Window.Take(conv.Window.Count - 2).Aggregate(1.0, (product, axis) => product * (((axis.Output - 1) * axis.Stride) + axis.Size)) * channelVectors * PatchCycles(tile) + slices * filterVectors * TileCycles(tile));
        return Math.Max(products, Weights(points * depth)) + transforms;

        // Rows of taps beyond a border of zeros, and on narrow maps the other taps there.
        bool LeavesOut(WindowAxis axis) => conv.PadMode == PadMode.Zero && (axis != conv.Window[conv.Window.Count - 1] || axis.Output <= BorderTaps.WidestRow);

        double Weights(double perPair) => perPair * input.Channels * filterVectors * Lanes * sizeof(float) / WeightBytes;
    }

    /// <summary>The transform of one vector of a patch of pixels.</summary>
    private static double PatchCycles(int tile) => tile == 2 ? 80 : 200;

    /// <summary>The transform of one vector of a tile's products into pixels.</summary>
    private static double TileCycles(int tile) => tile == 2 ? 70 : 190;
}
