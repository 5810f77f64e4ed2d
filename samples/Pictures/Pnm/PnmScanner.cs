namespace NetCompiler.Samples.Pictures.Pnm;

/// <summary>Reads the decimal numbers of a Netpbm file: separated by white space, with comments from # to the end of the line.</summary>
internal ref struct PnmScanner(ReadOnlySpan<byte> text, string format)
{
    /// <summary>What is not read yet.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = text;

    public static bool IsWhiteSpace(byte value) => value is (byte)' ' or >= (byte)'\t' and <= (byte)'\r';

    /// <summary>The next number, which at most a 32-bit integer holds.</summary>
    /// <param name="what">What it should be, for the message if it is not there.</param>
    public int Number(string what)
    {
        SkipSpace();
        long number = 0;
        int digits = 0;
        for (; digits < Rest.Length && char.IsAsciiDigit((char)Rest[digits]); digits++)
        {
            number = 10 * number + (Rest[digits] - '0');
            if (number > int.MaxValue)
                throw new PictureFormatException($"The {format} picture is damaged: its {what} is beyond {int.MaxValue}.");
        }
        if (digits == 0)
            throw new PictureFormatException(Rest.IsEmpty
                ? $"The {format} picture is cut short: its {what} is missing."
                : $"The {format} picture is damaged: its {what} is not a number.");
        Rest = Rest[digits..];
        return (int)number;
    }

    /// <summary>The binary samples: after the header's last number comes exactly one white space.</summary>
    public readonly ReadOnlySpan<byte> Raster()
    {
        if (Rest.IsEmpty || !IsWhiteSpace(Rest[0]))
            throw new PictureFormatException($"The {format} picture is damaged: no white space ends its header.");
        return Rest[1..];
    }

    private void SkipSpace()
    {
        while (!Rest.IsEmpty)
        {
            if (Rest[0] == '#')
            {
                int end = Rest.IndexOfAny((byte)'\n', (byte)'\r');
                Rest = end < 0 ? [] : Rest[end..];
            }
            else if (IsWhiteSpace(Rest[0]))
            {
                Rest = Rest[1..];
            }
            else
            {
                return;
            }
        }
    }
}
