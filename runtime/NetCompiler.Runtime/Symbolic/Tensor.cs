namespace NetCompiler;

/// <summary>
/// A value in a network's <c>Forward</c> method: a vector or a map, channels first. The generator runs <c>Forward</c> while the project builds; there are no
/// values at run time, and every member throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed partial class Tensor
{
    private Tensor()
    {
    }

    /// <summary>The channels; of a vector its length.</summary>
    public int Channels => throw BuildTimeOnly();

    /// <summary>The depth of a map of three dimensions.</summary>
    public int Depth => throw BuildTimeOnly();

    /// <summary>The height of a map of two or three dimensions.</summary>
    public int Height => throw BuildTimeOnly();

    /// <summary>The width of a map of two or three dimensions.</summary>
    public int Width => throw BuildTimeOnly();

    /// <summary>The length of a map of one dimension.</summary>
    public int Length => throw BuildTimeOnly();

    /// <summary>The sizes: channels, then depth, height and width, or length, as far as there are.</summary>
    public int[] Shape => throw BuildTimeOnly();

    private static InvalidOperationException BuildTimeOnly() => new("Forward is run while the project builds, not at run time: a Tensor has no values.");
}
