using NetCompiler.Samples.Pictures.Png;
using NetCompiler.Samples.Pictures.Pnm;

namespace NetCompiler.Samples.Pictures;

/// <summary>Reads a picture file, known by its first bytes and not by its name: PNG, PGM (P2, P5) or PPM (P3, P6).</summary>
public static class PictureFile
{
    /// <summary>Reads the picture in a file.</summary>
    /// <exception cref="PictureFormatException">The file is none of the formats, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static Picture Read(string path) => Decode(FileBytes.Read(path));

    /// <summary>Reads the picture in the bytes of a file.</summary>
    /// <exception cref="PictureFormatException">The bytes are none of the formats, or damaged.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            throw new PictureFormatException("The file is empty.");
        if (PngReader.Recognises(file))
            return PngReader.Decode(file);
        if (PnmReader.Recognises(file))
            return PnmReader.Decode(file);
        throw new PictureFormatException("This is no PNG, PGM or PPM picture.");
    }
}
