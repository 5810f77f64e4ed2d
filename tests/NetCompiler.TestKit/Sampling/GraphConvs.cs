namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws the convolutions of branches, whose maps must fit each other.</summary>
internal static class GraphConvs
{
    private const long MostMultiplyAdds = 100_000;

    /// <summary>A convolution that keeps the map, of whatever window, padding mode, groups and dilation fit, with layers behind it: <c>.Conv(8, 3, pad: 1).Relu()</c>.</summary>
    public static string Keeping(GraphDraft draft, DrawnValue x, int filters, bool isDecorated = true)
    {
        Dice dice = draft.Dice;
        int size = dice.Pick(1, 3, 3, 3, 5);
        int dilation = dice.Pick(1, 1, 1, 2);
        int groups = dice.Chance(20) ? RandomLayers.Divisor(GreatestDivisor(x.Channels, filters), dice) : 1;
        long cost = (long)x.Pixels * filters * x.Channels / groups * (int)Math.Pow(size, x.Axes.Length);
        if (cost > MostMultiplyAdds)
            size = 1;
        int pad = (size - 1) / 2 * dilation;
        PadMode mode = pad == 0 ? PadMode.Zero : dice.Pick(PadMode.Zero, PadMode.Zero, PadMode.Replicate, x.Axes.Min() > pad ? PadMode.Reflect : PadMode.Zero);
        NetworkDraft run = new(x.Channels, x.Axes);
        string padding = pad == 0 ? "" : mode == PadMode.Zero && dice.Chance(25) ? ", Same = true" : $", Pad = {pad}";
        string properties =
            padding + (size > 1 && dilation > 1 ? $", Dilation = {dilation}" : "") + (groups > 1 ? $", Groups = {groups}" : "") + (dice.Chance(25) ? ", Bias = false" : "")
            + (mode == PadMode.Zero ? "" : $", PadMode = PadMode.{mode}");
        run.Add(x.Channels == filters && dice.Chance(15) ? $"DepthwiseConv({size}{padding}{(size > 1 && dilation > 1 ? $", Dilation = {dilation}" : "")})" : $"Conv({filters}, {size}{properties})", filters, x.Axes);
        int more = isDecorated ? dice.Roll(3) : 0;
        for (int i = 0; i < more; i++)
            RandomLayers.AddKeeping(run, dice);
        return run.Calls;
    }

    /// <summary>Channels that are no whole vectors, more often than not.</summary>
    public static int Filters(Dice dice) => dice.Pick(3, 4, 5, 8, 16, 24, 24, 40);

    private static int GreatestDivisor(int a, int b) => b == 0 ? a : GreatestDivisor(b, a % b);
}
