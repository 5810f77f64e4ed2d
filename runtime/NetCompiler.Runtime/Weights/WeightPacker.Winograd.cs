using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Weights;

public static partial class WeightPacker
{
    private const int Side = 3;

    // G of F(2, 3), points 0, 1, −1, ∞, and of F(4, 3), points 0, ±√½, ±√2, ∞: a row for each point p is (1, p, p²) over the product of p's distances from the others.
    private static readonly double[] TwoPoints = [1, 0, 0, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, 0, 0, 1];
    private static readonly double[] FourPoints = Points(Math.Sqrt(0.5), Math.Sqrt(2));

    /// <summary>
    /// Packs a convolution of 3×3 for Winograd's algorithm (Lavin and Gray, 2015): each filter g as G·g·Gᵀ, computed in double precision, by plane, block of 16 filters,
    /// slice, channel and filter.
    /// </summary>
    /// <param name="file">The opened weights.</param>
    /// <param name="weight">The tensor of filters×channels×depth×3×3.</param>
    /// <param name="bias">The tensor of filters, or null.</param>
    /// <param name="norm">The batch norm to fold in, or null.</param>
    /// <param name="epsilon">The norm's ε.</param>
    /// <param name="scale">The tensor of a factor for each filter behind the norm, or null.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="filterBlocks">Blocks of 16 filters, the last ones perhaps of zeros.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="depth">Slices of the window; 1 in two dimensions.</param>
    /// <param name="tile">The side of a tile, 2 or 4: there are (tile + 2)² planes.</param>
    /// <param name="weights">Receives planes × filterBlocks × depth × channels × 16 values.</param>
    /// <param name="biases">Receives filterBlocks × 16 values.</param>
    public static void Winograd(
        scoped ref WeightFile file, string weight, string? bias, string? norm, double epsilon, string? scale, int filters, int filterBlocks, int channels, int depth, int tile, Span<float> weights, Span<float> biases)
    {
        const int Taps = Side * Side;
        int patch = tile + Side - 1;
        int length = channels * depth * Taps;
        int perBlock = depth * channels * Block;
        int plane = filterBlocks * perBlock;
        ChannelScale outputs = ChannelScale.Read(ref file, bias, norm, epsilon, scale, filters);
        float[] block = ArrayPool<float>.Shared.Rent(Block * length);
        Span<double> factors = stackalloc double[Block];
        Span<double> taps = stackalloc double[Taps * Block];
        Span<double> lines = stackalloc double[patch * Side * Block];
        ReadOnlySpan<double> points = tile == 2 ? TwoPoints : FourPoints;
        for (int first = 0; first < filters; first += Block)
        {
            int count = Math.Min(Block, filters - first);
            file.Read(weight, (long)first * length, block.AsSpan(0, count * length));
            for (int lane = 0; lane < count; lane++)
            {
                factors[lane] = outputs.Factor(first + lane);
                biases[first + lane] = outputs.Bias(first + lane);
            }

            // The lanes of filters that there are not hold those of the block before.
            if (count < Block)
                taps.Clear();
            for (int channel = 0; channel < channels; channel++)
            {
                for (int slice = 0; slice < depth; slice++)
                {
                    int source = ((channel * depth) + slice) * Taps;
                    for (int lane = 0; lane < count; lane++, source += length)
                    {
                        for (int tap = 0; tap < Taps; tap++)
                            taps[(tap * Block) + lane] = block[source + tap] * factors[lane];
                    }

                    int target = (first * depth * channels) + (((slice * channels) + channel) * Block);
                    Transform(points, patch, taps, lines, ref weights[target], plane);
                }
            }
        }

        ArrayPool<float>.Shared.Return(block);
    }

    /// <summary>G·g·Gᵀ of 16 filters at once: 3×3 taps, first along columns to patch×3 lines, then along rows to patch×patch planes.</summary>
    private static void Transform(ReadOnlySpan<double> points, int patch, ReadOnlySpan<double> taps, Span<double> lines, ref float planes, int plane)
    {
        ref double from = ref Unsafe.AsRef(in taps[0]);
        ref double between = ref lines[0];
        for (int half = 0; half < Block; half += Vector512<double>.Count)
        {
            for (int i = 0; i < patch; i++)
            {
                for (int x = 0; x < Side; x++)
                    Combine(points, i, ref from, (x * Block) + half, Side * Block).StoreUnsafe(ref between, (nuint)((((i * Side) + x) * Block) + half));
            }

            for (int i = 0; i < patch; i++)
            {
                for (int j = 0; j < patch; j++)
                {
                    Vector512<double> value = Combine(points, j, ref between, (i * Side * Block) + half, Block);
                    Vector256.Narrow(value.GetLower(), value.GetUpper()).StoreUnsafe(ref planes, (nuint)((((i * patch) + j) * plane) + half));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Combine(ReadOnlySpan<double> points, int row, ref double from, int offset, int step) =>
        (Vector512.LoadUnsafe(ref from, (nuint)offset) * points[row * Side])
        + (Vector512.LoadUnsafe(ref from, (nuint)(offset + step)) * points[(row * Side) + 1])
        + (Vector512.LoadUnsafe(ref from, (nuint)(offset + (2 * step))) * points[(row * Side) + 2]);

    private static double[] Points(double near, double far)
    {
        double[] points = [0, near, -near, far, -far];
        double[] rows = new double[(points.Length + 1) * Side];
        for (int row = 0; row < points.Length; row++)
        {
            double distances = 1;
            for (int other = 0; other < points.Length; other++)
            {
                if (other != row)
                    distances *= points[row] - points[other];
            }

            rows[Side * row] = 1 / distances;
            rows[(Side * row) + 1] = points[row] / distances;
            rows[(Side * row) + 2] = points[row] * points[row] / distances;
        }

        rows[^1] = 1;
        return rows;
    }
}
