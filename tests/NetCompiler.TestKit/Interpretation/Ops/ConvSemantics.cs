using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Cross-correlation in up to three dimensions: the filter is not flipped. An overhang goes on with the padding's mode.</summary>
internal static class ConvSemantics
{
    public static double[] Run(ConvOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        (WindowAxis z, WindowAxis y, WindowAxis x) = Volume.Window(node, op.Window);
        if (shape.Channels % op.Groups != 0 || op.Filters % op.Groups != 0)
            throw new InterpretationException($"{node.Name}: {op.Groups} groups do not divide {shape.Channels} channels and {op.Filters} filters");
        int groupChannels = shape.Channels / op.Groups;
        int groupFilters = op.Filters / op.Groups;
        Volume kernel = new(groupChannels, z.Size, y.Size, x.Size);
        float[] filters = weights.Find(node.Name + ".weight", op.Filters * kernel.Length);
        float[]? biases = op.Bias ? weights.Find(node.Name + ".bias", op.Filters) : null;

        Volume map = new(op.Filters, z.Output, y.Output, x.Output);
        double[] output = new double[map.Length];
        for (int filter = 0; filter < op.Filters; filter++)
        {
            for (int oz = 0; oz < z.Output; oz++)
            {
                for (int oy = 0; oy < y.Output; oy++)
                {
                    for (int ox = 0; ox < x.Output; ox++)
                        output[map.Index(filter, oz, oy, ox)] = (biases?[filter] ?? 0) + Window(filter, oz, oy, ox);
                }
            }
        }

        return op.Norm is { } norm ? BatchNormSemantics.Run(norm.Name, norm.Epsilon, output, op.Filters, weights) : output;

        double Window(int filter, int oz, int oy, int ox)
        {
            double sum = 0;
            for (int channel = 0; channel < groupChannels; channel++)
            {
                for (int tz = 0; tz < z.Size; tz++)
                {
                    for (int ty = 0; ty < y.Size; ty++)
                    {
                        for (int tx = 0; tx < x.Size; tx++)
                        {
                            int pz = Volume.Source(Volume.Position(z, oz, tz), z, op.PadMode);
                            int py = Volume.Source(Volume.Position(y, oy, ty), y, op.PadMode);
                            int px = Volume.Source(Volume.Position(x, ox, tx), x, op.PadMode);
                            if (pz < 0 || py < 0 || px < 0)
                                continue;
                            int source = shape.Index((filter / groupFilters * groupChannels) + channel, pz, py, px);
                            sum += filters[(filter * kernel.Length) + kernel.Index(channel, tz, ty, tx)] * input[source];
                        }
                    }
                }
            }

            return sum;
        }
    }
}
