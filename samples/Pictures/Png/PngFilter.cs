namespace NetCompiler.Samples.Pictures.Png;

/// <summary>
/// Scanline filters: each byte is stored as its difference from a prediction out of the byte to the left (a), above (b) and above to
/// the left (c), all at the distance of a pixel. Sums are modulo 256; outside the picture is zero.
/// </summary>
internal static class PngFilter
{
    /// <summary>Undoes the filter of one scanline in place.</summary>
    /// <param name="type">0 none, 1 left, 2 up, 3 mean of both, 4 Paeth's predictor.</param>
    /// <param name="line">The bytes of the scanline.</param>
    /// <param name="above">The restored scanline above, of the same length: zeros for the first of a pass.</param>
    /// <param name="distance">The bytes of a pixel, at least one.</param>
    public static void Undo(int type, Span<byte> line, ReadOnlySpan<byte> above, int distance)
    {
        switch (type)
        {
            case 0:
                break;
            case 1:
                for (int i = distance; i < line.Length; i++)
                    line[i] += line[i - distance];
                break;
            case 2:
                for (int i = 0; i < line.Length; i++)
                    line[i] += above[i];
                break;
            case 3:
                for (int i = 0; i < line.Length; i++)
                    line[i] += (byte)(((i < distance ? 0 : line[i - distance]) + above[i]) / 2);
                break;
            case 4:
                for (int i = 0; i < line.Length; i++)
                    line[i] += i < distance ? above[i] : Paeth(line[i - distance], above[i], above[i - distance]);
                break;
            default:
                throw new PictureFormatException($"The PNG data names scanline filter {type}; there are 0 to 4.");
        }
    }

    // Whichever of the three is nearest to a + b − c; ties in this order.
    private static byte Paeth(int a, int b, int c)
    {
        int toA = Math.Abs(b - c);
        int toB = Math.Abs(a - c);
        int toC = Math.Abs(a + b - 2 * c);
        return (byte)(toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
    }
}
