namespace NetCompiler.Samples.Pictures.Png;

/// <summary>The CRC-32 of PNG and zlib: polynomial 0x04C11DB7 with its bits reversed, register started and ended inverted.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint register = 0xFFFF_FFFF;
        foreach (byte value in bytes)
            register = Table[(byte)(register ^ value)] ^ (register >> 8);
        return ~register;
    }

    // The remainder of every byte.
    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint value = 0; value < table.Length; value++)
        {
            uint remainder = value;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ 0xEDB8_8320 : remainder >> 1;
            table[value] = remainder;
        }
        return table;
    }
}
