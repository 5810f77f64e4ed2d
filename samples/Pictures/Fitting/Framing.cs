namespace NetCompiler.Samples.Pictures.Fitting;

/// <summary>Puts pictures into the frame a network takes.</summary>
public static class Framing
{
    /// <summary>The whole picture, as large as it can be in a frame of the given size and in the middle of it; what is left over is black.</summary>
    public static Picture FitInto(this Picture picture, int width, int height)
    {
        // The tighter axis fills the frame; a needle's other axis still gets one pixel.
        bool wide = (long)picture.Width * height >= (long)picture.Height * width;
        int fittedWidth = wide ? width : Scale(picture.Width, height, picture.Height);
        int fittedHeight = wide ? Scale(picture.Height, width, picture.Width) : height;
        var fitted = picture.Resize(fittedWidth, fittedHeight);
        if (fittedWidth == width && fittedHeight == height)
            return fitted;

        var frame = new Picture
        {
            Width = width,
            Height = height,
            Channels = fitted.Channels,
            Samples = new byte[width * height * fitted.Channels],
        };
        int left = (width - fittedWidth) / 2;
        int top = (height - fittedHeight) / 2;
        for (int y = 0; y < fittedHeight; y++)
            fitted.Row(y).CopyTo(frame.Row(top + y)[(left * fitted.Channels)..]);
        return frame;
    }

    private static int Scale(int size, int target, int source) =>
        Math.Max(1, (int)Math.Round((double)size * target / source, MidpointRounding.AwayFromZero));
}
