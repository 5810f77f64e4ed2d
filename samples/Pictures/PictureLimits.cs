namespace NetCompiler.Samples.Pictures;

/// <summary>
/// What a file may ask for. A header of a few bytes can promise any size, so sizes are checked against these limits, and against the
/// bytes that are really there, before memory is taken.
/// </summary>
internal static class PictureLimits
{
    // An 8,192×8,192 picture; 256 MiB at four channels.
    public const long MaxPixels = 1L << 26;

    // A file is read whole.
    public const long MaxFileBytes = 1L << 28;

    // The elements of an IDX array; the whole Fashion-MNIST training set has 47 million.
    public const long MaxElements = 1L << 28;

    // The best that deflate can do: a match of 258 bytes in two bits (zlib, "Maximum Compression Factor").
    private const long MaxExpansion = 1032;

    /// <summary>Refuses a picture without pixels or with more than <see cref="MaxPixels"/>.</summary>
    public static void CheckSize(string format, long width, long height)
    {
        if (width < 1 || height < 1)
            throw new PictureFormatException($"The {format} picture is {width}×{height} pixels; it needs at least one.");
        // Each factor alone first: the product of two 32-bit sizes read as 64-bit numbers cannot overflow then.
        if (width > MaxPixels || height > MaxPixels || width * height > MaxPixels)
            throw new PictureFormatException($"The {format} picture is {width}×{height} pixels, more than the {MaxPixels} this reader takes.");
    }

    /// <summary>Refuses compressed data that is too short to hold what the header promises.</summary>
    public static void CheckExpansion(string what, long compressedBytes, long expectedBytes)
    {
        if (expectedBytes > compressedBytes * MaxExpansion)
            throw new PictureFormatException(
                $"The {what} needs {expectedBytes} bytes of data, more than the {compressedBytes} compressed bytes in the file can hold.");
    }
}
