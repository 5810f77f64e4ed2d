using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What each byte of a picture stands for, so that bringing one in costs a look-up a value. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PictureTable
{
    /// <summary>256 values for each channel: (byte / 255 − mean) · (1 / std), the very operations of a float input.</summary>
    /// <param name="means">One per channel.</param>
    /// <param name="inverseStds">One per channel.</param>
    public static float[] Create(ReadOnlySpan<float> means, ReadOnlySpan<float> inverseStds)
    {
        float[] table = new float[256 * means.Length];
        for (int channel = 0; channel < means.Length; channel++)
        {
            for (int value = 0; value < 256; value++)
                table[(256 * channel) + value] = ((value / 255f) - means[channel]) * inverseStds[channel];
        }

        return table;
    }
}
