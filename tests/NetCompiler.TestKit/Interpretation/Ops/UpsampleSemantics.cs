using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using GraphUpsampleMode = NetCompiler.Compiler.Graph.Ops.UpsampleMode;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Every pixel of the larger map is the pixel that it lies in, or the mean of its neighbours on each axis, weighted by how near they are.</summary>
internal static class UpsampleSemantics
{
    public static double[] Run(UpsampleOp op, Node node, double[] input, Volume shape)
    {
        int axes = node.Shape.Axes.Count;
        Volume map = new(shape.Channels, shape.Depth * Scale(3), shape.Height * Scale(2), shape.Width * Scale(1));
        double[] output = new double[map.Length];
        for (int channel = 0; channel < map.Channels; channel++)
        {
            for (int oz = 0; oz < map.Depth; oz++)
            {
                for (int oy = 0; oy < map.Height; oy++)
                {
                    for (int ox = 0; ox < map.Width; ox++)
                        output[map.Index(channel, oz, oy, ox)] = Mean(channel, Sources(oz, Scale(3), shape.Depth), Sources(oy, Scale(2), shape.Height), Sources(ox, Scale(1), shape.Width));
                }
            }
        }

        return output;

        int Scale(int fromEnd) => axes >= fromEnd ? op.Scale : 1;

        // The pixels that an output is made of on one axis, and their shares.
        (int Pixel, double Share)[] Sources(int o, int scale, int size)
        {
            if (op.Mode == GraphUpsampleMode.Nearest)
                return [(o / scale, 1)];
            double position = Math.Clamp(((o + 0.5) / scale) - 0.5, 0, size - 1);
            int lower = (int)position;
            return [(lower, 1 - (position - lower)), (Math.Min(lower + 1, size - 1), position - lower)];
        }

        double Mean(int channel, (int Pixel, double Share)[] z, (int Pixel, double Share)[] y, (int Pixel, double Share)[] x)
        {
            double sum = 0;
            foreach ((int pz, double shareZ) in z)
            {
                foreach ((int py, double shareY) in y)
                {
                    foreach ((int px, double shareX) in x)
                        sum += shareZ * shareY * shareX * input[shape.Index(channel, pz, py, px)];
                }
            }

            return sum;
        }
    }
}
