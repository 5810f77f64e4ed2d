using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>x / (k + α/size · Σ x²)^β over the pixel's neighbouring channels.</summary>
internal static class LocalResponseNormSemantics
{
    public static double[] Run(LocalResponseNormOp op, double[] input, Volume shape)
    {
        double[] output = new double[input.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            int first = Math.Max(0, channel - (op.Size / 2));
            int last = Math.Min(shape.Channels - 1, channel + ((op.Size - 1) / 2));
            for (int pixel = 0; pixel < shape.Pixels; pixel++)
            {
                double squares = 0;
                for (int other = first; other <= last; other++)
                    squares += input[(other * shape.Pixels) + pixel] * input[(other * shape.Pixels) + pixel];
                int i = (channel * shape.Pixels) + pixel;
                output[i] = input[i] / Math.Pow(op.K + (op.Alpha / op.Size * squares), op.Beta);
            }
        }

        return output;
    }
}
