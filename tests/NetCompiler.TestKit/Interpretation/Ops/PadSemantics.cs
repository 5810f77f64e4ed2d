using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>The map with a border: what a convolution's window of one pixel would read of it.</summary>
internal static class PadSemantics
{
    public static double[] Run(PadOp op, double[] input, Volume shape)
    {
        WindowAxis z = Axis(3, shape.Depth);
        WindowAxis y = Axis(2, shape.Height);
        WindowAxis x = Axis(1, shape.Width);
        Volume map = new(shape.Channels, z.Output, y.Output, x.Output);
        double[] output = new double[map.Length];
        for (int channel = 0; channel < map.Channels; channel++)
        {
            for (int oz = 0; oz < map.Depth; oz++)
            {
                for (int oy = 0; oy < map.Height; oy++)
                {
                    for (int ox = 0; ox < map.Width; ox++)
                    {
                        int pz = Volume.Source(oz - z.PadBegin, z, op.Mode);
                        int py = Volume.Source(oy - y.PadBegin, y, op.Mode);
                        int px = Volume.Source(ox - x.PadBegin, x, op.Mode);
                        output[map.Index(channel, oz, oy, ox)] = pz < 0 || py < 0 || px < 0 ? 0 : input[shape.Index(channel, pz, py, px)];
                    }
                }
            }
        }

        return output;

        WindowAxis Axis(int fromEnd, int size)
        {
            bool isThere = op.Begin.Count >= fromEnd;
            (int begin, int end) = isThere ? (op.Begin[op.Begin.Count - fromEnd], op.End[op.End.Count - fromEnd]) : (0, 0);
            return new() { Input = size, Size = 1, PadBegin = begin, PadEnd = end, Output = begin + size + end };
        }
    }
}
