namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>The mean of inputs ⌊o·D/N⌋ to ⌈(o + 1)·D/N⌉ of each axis.</summary>
internal static class AdaptivePoolSemantics
{
    public static double[] Run(double[] input, Volume shape, Volume map)
    {
        double[] output = new double[map.Length];
        for (int channel = 0; channel < map.Channels; channel++)
        {
            for (int oz = 0; oz < map.Depth; oz++)
            {
                for (int oy = 0; oy < map.Height; oy++)
                {
                    for (int ox = 0; ox < map.Width; ox++)
                        output[map.Index(channel, oz, oy, ox)] = Mean(channel, Window(oz, shape.Depth, map.Depth), Window(oy, shape.Height, map.Height), Window(ox, shape.Width, map.Width));
                }
            }
        }

        return output;

        double Mean(int channel, (int Begin, int End) z, (int Begin, int End) y, (int Begin, int End) x)
        {
            double sum = 0;
            int pixels = 0;
            for (int iz = z.Begin; iz < z.End; iz++)
            {
                for (int iy = y.Begin; iy < y.End; iy++)
                {
                    for (int ix = x.Begin; ix < x.End; ix++, pixels++)
                        sum += input[shape.Index(channel, iz, iy, ix)];
                }
            }

            return sum / pixels;
        }
    }

    private static (int Begin, int End) Window(int o, int input, int output) =>
        ((int)Math.Floor((double)o * input / output), (int)Math.Ceiling((o + 1.0) * input / output));
}
