namespace NetCompiler.Samples.Pictures.Fitting;

/// <summary>Which is the object and which the background: networks trained on light objects on black want every picture so.</summary>
public static class Polarity
{
    /// <summary>Whether more than half of the pixels on the picture's border are brighter than middle grey.</summary>
    /// <param name="picture">A grey picture.</param>
    public static bool HasBrightBorder(this Picture picture)
    {
        RequireGrey(picture);
        int bright = 0;
        int count = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            bool whole = y == 0 || y == picture.Height - 1;
            for (int x = 0; x < row.Length; x += whole ? 1 : Math.Max(1, row.Length - 1))
            {
                count++;
                if (row[x] > 127)
                    bright++;
            }
        }
        return 2 * bright > count;
    }

    /// <summary>The negative of a grey picture.</summary>
    public static Picture Invert(this Picture picture)
    {
        RequireGrey(picture);
        return picture with { Samples = Array.ConvertAll(picture.Samples, sample => (byte)(255 - sample)) };
    }

    private static void RequireGrey(Picture picture)
    {
        if (picture.Channels != 1)
            throw new ArgumentException($"The picture has {picture.Channels} channels and should have one.", nameof(picture));
    }
}
