using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>
/// The convolution's sums backwards: each input value is added, times the filter, to all the pixels that the convolution's window at its place would
/// read. What falls into the padding is dropped.
/// </summary>
internal static class ConvTransposeSemantics
{
    public static double[] Run(ConvTransposeOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        (WindowAxis z, WindowAxis y, WindowAxis x) = Volume.Window(node, op.Window);
        if (shape.Channels % op.Groups != 0 || op.Filters % op.Groups != 0)
            throw new InterpretationException($"{node.Name}: {op.Groups} groups do not divide {shape.Channels} channels and {op.Filters} filters");
        if ((z.Output, y.Output, x.Output) != (shape.Depth, shape.Height, shape.Width))
            throw new InterpretationException($"{node.Name}: its window makes {z.Output}×{y.Output}×{x.Output} pixels, and it reads {shape.Depth}×{shape.Height}×{shape.Width}");
        int groupChannels = shape.Channels / op.Groups;
        int groupFilters = op.Filters / op.Groups;
        Volume kernel = new(groupFilters, z.Size, y.Size, x.Size);
        float[] filters = weights.Find(node.Name + ".weight", shape.Channels * kernel.Length);
        float[]? biases = op.Bias ? weights.Find(node.Name + ".bias", op.Filters) : null;

        Volume map = new(op.Filters, z.Input, y.Input, x.Input);
        double[] output = new double[map.Length];
        Parallel.For(0, op.Filters, filter =>
        {
            output.AsSpan(filter * map.Pixels, map.Pixels).Fill(biases?[filter] ?? 0);
            (int group, int inGroup) = Math.DivRem(filter, groupFilters);
            for (int channel = group * groupChannels; channel < (group + 1) * groupChannels; channel++)
            {
                for (int iz = 0; iz < shape.Depth; iz++)
                {
                    for (int iy = 0; iy < shape.Height; iy++)
                    {
                        for (int ix = 0; ix < shape.Width; ix++)
                            Scatter(filter, inGroup, channel, iz, iy, ix);
                    }
                }
            }
        });
        return op.Norm is { } norm ? BatchNormSemantics.Run(norm.Name, norm.Epsilon, output, op.Filters, weights) : output;

        void Scatter(int filter, int inGroup, int channel, int iz, int iy, int ix)
        {
            double value = input[shape.Index(channel, iz, iy, ix)];
            for (int tz = 0; tz < z.Size; tz++)
            {
                for (int ty = 0; ty < y.Size; ty++)
                {
                    for (int tx = 0; tx < x.Size; tx++)
                    {
                        int pz = Volume.Position(z, iz, tz);
                        int py = Volume.Position(y, iy, ty);
                        int px = Volume.Position(x, ix, tx);
                        if (Volume.IsInside(pz, z) && Volume.IsInside(py, y) && Volume.IsInside(px, x))
                            output[map.Index(filter, pz, py, px)] += filters[(channel * kernel.Length) + kernel.Index(inGroup, tz, ty, tx)] * value;
                    }
                }
            }
        }
    }
}
