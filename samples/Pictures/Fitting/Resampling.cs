namespace NetCompiler.Samples.Pictures.Fitting;

/// <summary>Changes the size of pictures.</summary>
public static class Resampling
{
    /// <summary>
    /// The picture in another size: area averages along an axis that shrinks, linear interpolation along one that grows.
    /// </summary>
    /// <exception cref="ArgumentException">The picture has alpha: colours that nobody sees would bleed in.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public static Picture Resize(this Picture picture, int width, int height)
    {
        if (picture.HasAlpha)
            throw new ArgumentException($"The picture has {picture.Channels} channels, one of them alpha; convert it first.", nameof(picture));
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);

        var columns = AxisWeights.Of(picture.Width, width);
        var rows = AxisWeights.Of(picture.Height, height);
        int channels = picture.Channels;
        var samples = new byte[width * height * channels];
        var narrowed = new float[width * channels];
        var sum = new float[width * channels];
        for (int y = 0; y < height; y++)
        {
            Array.Clear(sum);
            for (int k = 0; k < rows.Taps[y].Length; k++)
            {
                ResizeRow(picture.Row(rows.First[y] + k), columns, channels, narrowed);
                for (int i = 0; i < sum.Length; i++)
                    sum[i] += rows.Taps[y][k] * narrowed[i];
            }
            for (int i = 0; i < sum.Length; i++)
                samples[y * sum.Length + i] = (byte)Math.Clamp(MathF.Round(sum[i]), 0, 255);
        }
        return new Picture { Width = width, Height = height, Channels = channels, Samples = samples };
    }

    private static void ResizeRow(ReadOnlySpan<byte> row, AxisWeights columns, int channels, Span<float> result)
    {
        for (int x = 0; x < columns.First.Length; x++)
        {
            var taps = columns.Taps[x];
            for (int c = 0; c < channels; c++)
            {
                float sum = 0;
                for (int k = 0; k < taps.Length; k++)
                    sum += taps[k] * row[(columns.First[x] + k) * channels + c];
                result[x * channels + c] = sum;
            }
        }
    }
}
