using System.Numerics;
using NetCompiler.Compiler.Graph;
using GraphPadMode = NetCompiler.Compiler.Graph.Ops.PadMode;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// The course's im2col for a few neighbouring pixels of a convolution's map: a row for each channel and tap, a column for each pixel. A filter is
/// then one weighted sum of rows, which a processor adds up in seconds even for networks of 224×224 pixels.
/// </summary>
internal sealed class ColumnBlock
{
    /// <summary>Columns are wide enough to keep the sums busy, and few enough for a processor's cache.</summary>
    public const int Width = 64;

    private readonly double[] _values;
    private readonly int _rows;
    private readonly int _width;

    /// <param name="input">The convolution's input.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="window">The window's axes.</param>
    /// <param name="mode">What stands in the padding.</param>
    /// <param name="channels">The channels that are read: those of one group.</param>
    /// <param name="firstPixel">The first pixel of the map.</param>
    public ColumnBlock(double[] input, Volume shape, (WindowAxis Z, WindowAxis Y, WindowAxis X) window, GraphPadMode mode, Range channels, int firstPixel)
    {
        (int firstChannel, int count) = channels.GetOffsetAndLength(shape.Channels);
        (WindowAxis z, WindowAxis y, WindowAxis x) = window;
        _rows = count * z.Size * y.Size * x.Size;
        _width = Math.Min(Width, (z.Output * y.Output * x.Output) - firstPixel);
        _values = new double[_rows * _width];
        for (int p = 0; p < _width; p++)
        {
            (int row, int ox) = Math.DivRem(firstPixel + p, x.Output);
            (int oz, int oy) = Math.DivRem(row, y.Output);
            int taps = 0;
            for (int tz = 0; tz < z.Size; tz++)
            {
                for (int ty = 0; ty < y.Size; ty++)
                {
                    for (int tx = 0; tx < x.Size; tx++, taps++)
                    {
                        int pz = Volume.Source(Volume.Position(z, oz, tz), z, mode);
                        int py = Volume.Source(Volume.Position(y, oy, ty), y, mode);
                        int px = Volume.Source(Volume.Position(x, ox, tx), x, mode);
                        if (pz < 0 || py < 0 || px < 0)
                            continue;
                        for (int channel = 0; channel < count; channel++)
                            _values[(((channel * z.Size * y.Size * x.Size) + taps) * _width) + p] = input[shape.Index(firstChannel + channel, pz, py, px)];
                    }
                }
            }
        }
    }

    /// <summary>Adds to each pixel of a map its window times a filter.</summary>
    /// <param name="filter">A weight for each row: by channel, then by tap.</param>
    /// <param name="sums">The map from the block's first pixel on.</param>
    public void AddTo(ReadOnlySpan<float> filter, Span<double> sums)
    {
        sums = sums[.._width];
        for (int row = 0; row < _rows; row++)
        {
            double weight = filter[row];
            ReadOnlySpan<double> values = _values.AsSpan(row * _width, _width);
            int p = 0;
            for (; p <= sums.Length - Vector<double>.Count; p += Vector<double>.Count)
                (new Vector<double>(sums[p..]) + (weight * new Vector<double>(values[p..]))).CopyTo(sums[p..]);
            for (; p < sums.Length; p++)
                sums[p] += weight * values[p];
        }
    }
}
