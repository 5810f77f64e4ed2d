namespace NetCompiler.Samples.Pictures.Png;

/// <summary>
/// One of the passes in which a picture is stored: its pixel (x, y) is the picture's (<see cref="X"/> + x·<see cref="StepX"/>,
/// <see cref="Y"/> + y·<see cref="StepY"/>). Width and height may be zero: then nothing is stored.
/// </summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY, int Width, int Height);

/// <summary>Interlacing: the picture's 8×8 tiles are sent in seven passes, from one pixel to every second row.</summary>
internal static class Adam7
{
    // 1 6 4 6 2 6 4 6
    // 7 7 7 7 7 7 7 7
    // 5 6 5 6 5 6 5 6
    // 7 7 7 7 7 7 7 7
    // 3 6 4 6 3 6 4 6
    // 7 7 7 7 7 7 7 7
    // 5 6 5 6 5 6 5 6
    // 7 7 7 7 7 7 7 7
    private static readonly (int X, int Y, int StepX, int StepY)[] Grid =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    /// <summary>The passes of a picture: seven if it is interlaced, otherwise one that is the picture.</summary>
    public static PngPass[] Passes(PngHeader header) => header.Interlaced
        ? [.. Grid.Select(pass => new PngPass(
            pass.X, pass.Y, pass.StepX, pass.StepY, Count(header.Width, pass.X, pass.StepX), Count(header.Height, pass.Y, pass.StepY)))]
        : [new PngPass(0, 0, 1, 1, header.Width, header.Height)];

    // How many of start, start + step, … are below size.
    private static int Count(int size, int start, int step) => (size - start + step - 1) / step;
}
