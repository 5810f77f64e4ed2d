using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>A window over zero-padded pixels with filters of its own for each pixel of the map.</summary>
internal static class LocallyConnectedSemantics
{
    public static double[] Run(LocallyConnectedOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        (WindowAxis z, WindowAxis y, WindowAxis x) = Volume.Window(node, op.Window);
        Volume map = new(op.Filters, z.Output, y.Output, x.Output);
        Volume kernel = new(shape.Channels, z.Size, y.Size, x.Size);
        float[] filters = weights.Find(node.Name + ".weight", map.Length * kernel.Length);
        float[]? biases = op.Bias ? weights.Find(node.Name + ".bias", map.Length) : null;
        double[] output = new double[map.Length];
        for (int filter = 0; filter < op.Filters; filter++)
        {
            for (int oz = 0; oz < z.Output; oz++)
            {
                for (int oy = 0; oy < y.Output; oy++)
                {
                    for (int ox = 0; ox < x.Output; ox++)
                    {
                        int o = map.Index(filter, oz, oy, ox);
                        output[o] = (biases?[o] ?? 0) + Window(o, oz, oy, ox);
                    }
                }
            }
        }

        return output;

        double Window(int o, int oz, int oy, int ox)
        {
            double sum = 0;
            for (int channel = 0; channel < shape.Channels; channel++)
            {
                for (int tz = 0; tz < z.Size; tz++)
                {
                    for (int ty = 0; ty < y.Size; ty++)
                    {
                        for (int tx = 0; tx < x.Size; tx++)
                        {
                            int pz = Volume.Position(z, oz, tz);
                            int py = Volume.Position(y, oy, ty);
                            int px = Volume.Position(x, ox, tx);
                            if (Volume.IsInside(pz, z) && Volume.IsInside(py, y) && Volume.IsInside(px, x))
                                sum += filters[(o * kernel.Length) + kernel.Index(channel, tz, ty, tx)] * input[shape.Index(channel, pz, py, px)];
                        }
                    }
                }
            }

            return sum;
        }
    }
}
