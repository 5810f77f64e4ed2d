namespace NetCompiler.Samples.Pictures;

/// <summary>Brings samples of any depth to eight bits.</summary>
internal static class SampleScale
{
    /// <summary>The nearest of 0 … 255 to <paramref name="sample"/>, which is of 0 … <paramref name="max"/> (at most 65,535).</summary>
    public static byte ToByte(int sample, int max) => (byte)((sample * 255 + max / 2) / max);
}
