using System.IO.Compression;

namespace NetCompiler.Samples.Pictures.Png;

/// <summary>
/// The scanlines of a picture, decompressed and unfiltered one by one: however far the data would expand, only two scanlines of it are
/// ever held.
/// </summary>
internal sealed class PngScanlines : IDisposable
{
    private readonly ZLibStream _data;
    private readonly int _filterDistance;
    private byte[] _line;
    private byte[] _above;

    public PngScanlines(PngContent content)
    {
        _data = new ZLibStream(content.Compressed, CompressionMode.Decompress);
        _filterDistance = content.Header.FilterDistance;
        _line = new byte[content.Header.ScanlineBytes(content.Header.Width)];
        _above = new byte[_line.Length];
    }

    /// <summary>Starts a pass: nothing is above its first scanline.</summary>
    public void StartPass() => Array.Clear(_line);

    /// <summary>The next scanline, valid until the call after.</summary>
    public ReadOnlySpan<byte> Next(int bytes)
    {
        (_line, _above) = (_above, _line);
        Span<byte> filter = [0];
        Fill(filter);
        var line = _line.AsSpan(0, bytes);
        Fill(line);
        PngFilter.Undo(filter[0], line, _above, _filterDistance);
        return line;
    }

    /// <summary>Reads to the end of the compressed data, so that its checksum is verified too, and refuses more than the picture.</summary>
    public void End()
    {
        if (Read(new byte[1]) != 0)
            throw new PictureFormatException("The PNG file has more data than the picture needs.");
    }

    public void Dispose() => _data.Dispose();

    private void Fill(Span<byte> bytes)
    {
        int read = Read(bytes);
        if (read < bytes.Length)
            throw new PictureFormatException("The PNG file's compressed data ends before the picture does.");
    }

    private int Read(Span<byte> bytes)
    {
        try
        {
            return _data.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException damaged)
        {
            throw new PictureFormatException("The PNG file's compressed data is damaged.", damaged);
        }
    }
}
