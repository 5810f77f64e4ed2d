using NetCompiler.Samples.Pictures;
using NetCompiler.Samples.Pictures.Fitting;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>A picture of the user's, brought to what the networks were trained on: 28×28, grey, a light object on black.</summary>
internal sealed record UserPicture
{
    /// <summary>28×28 bytes.</summary>
    public required byte[] Pixels { get; init; }

    /// <summary>What was done to the picture, for the user to read.</summary>
    public required string Conversion { get; init; }

    /// <param name="picture">The picture as it was read.</param>
    /// <param name="invert">Whether to invert it; null to do so when its border is bright.</param>
    public static UserPicture From(Picture picture, bool? invert)
    {
        var grey = picture.ToGrey();
        bool inverted = invert ?? grey.HasBrightBorder();
        // Before fitting, whose bars are black.
        if (inverted)
            grey = grey.Invert();

        string conversion = $"{picture.Width}×{picture.Height} pixels";
        if (picture.Channels > 2)
            conversion += ", made grey";
        if (picture.HasAlpha)
            conversion += ", transparency laid on black";
        if (inverted)
            conversion += invert is null ? ", inverted because its border is bright (--invert false keeps it)" : ", inverted";
        if (picture.Width != Classifier.PictureSize || picture.Height != Classifier.PictureSize)
            conversion += $", fitted into {Classifier.PictureSize}×{Classifier.PictureSize}";
        return new UserPicture { Pixels = grey.FitInto(Classifier.PictureSize, Classifier.PictureSize).Samples, Conversion = conversion };
    }
}
