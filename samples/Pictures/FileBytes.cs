namespace NetCompiler.Samples.Pictures;

/// <summary>Reads a file whole: its true size then bounds what a header inside it can ask for.</summary>
internal static class FileBytes
{
    public static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.CanSeek && stream.Length > PictureLimits.MaxFileBytes)
            throw new PictureFormatException($"The file has {stream.Length} bytes, more than the {PictureLimits.MaxFileBytes} this reader takes.");

        // Not by Length: a pipe has none.
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > PictureLimits.MaxFileBytes)
                throw new PictureFormatException($"The file has more than the {PictureLimits.MaxFileBytes} bytes this reader takes.");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
