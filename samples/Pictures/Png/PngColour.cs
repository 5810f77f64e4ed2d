namespace NetCompiler.Samples.Pictures.Png;

/// <summary>The colour types; the values are those in the file.</summary>
internal enum PngColour : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
