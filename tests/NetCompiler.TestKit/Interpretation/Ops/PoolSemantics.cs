using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>
/// The largest value or the mean of each window of each channel. Padding never wins a maximum; in a mean it counts as zeros where
/// the op says so, and the overhang never does.
/// </summary>
internal static class PoolSemantics
{
    public static double[] Run(PoolOp op, Node node, double[] input, Volume shape)
    {
        (WindowAxis z, WindowAxis y, WindowAxis x) = Volume.Window(node, op.Window);
        Volume map = new(shape.Channels, z.Output, y.Output, x.Output);
        double[] output = new double[map.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int oz = 0; oz < z.Output; oz++)
            {
                for (int oy = 0; oy < y.Output; oy++)
                {
                    for (int ox = 0; ox < x.Output; ox++)
                        output[map.Index(channel, oz, oy, ox)] = Window(channel, oz, oy, ox);
                }
            }
        }

        return output;

        double Window(int channel, int oz, int oy, int ox)
        {
            double largest = double.NegativeInfinity;
            double sum = 0;
            int pixels = 0;
            int padded = 0;
            for (int tz = 0; tz < z.Size; tz++)
            {
                for (int ty = 0; ty < y.Size; ty++)
                {
                    for (int tx = 0; tx < x.Size; tx++)
                    {
                        int pz = Volume.Position(z, oz, tz);
                        int py = Volume.Position(y, oy, ty);
                        int px = Volume.Position(x, ox, tx);
                        if (Volume.IsPadded(pz, z) && Volume.IsPadded(py, y) && Volume.IsPadded(px, x))
                            padded++;
                        if (!Volume.IsInside(pz, z) || !Volume.IsInside(py, y) || !Volume.IsInside(px, x))
                            continue;
                        double value = input[shape.Index(channel, pz, py, px)];
                        largest = Math.Max(largest, value);
                        sum += value;
                        pixels++;
                    }
                }
            }

            if (pixels == 0)
                throw new InterpretationException($"{node.Name}: window {oz}, {oy}, {ox} holds nothing but padding");
            return op.Kind == PoolKind.Max ? largest : sum / (op.CountPad ? padded : pixels);
        }
    }
}
