using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>The largest value or the mean of each channel.</summary>
internal static class GlobalPoolSemantics
{
    public static double[] Run(GlobalPoolOp op, double[] input, Volume shape)
    {
        double[] output = new double[shape.Channels];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            double largest = double.NegativeInfinity;
            double sum = 0;
            for (int pixel = 0; pixel < shape.Pixels; pixel++)
            {
                double value = input[(channel * shape.Pixels) + pixel];
                largest = Math.Max(largest, value);
                sum += value;
            }

            output[channel] = op.Kind == PoolKind.Max ? largest : sum / shape.Pixels;
        }

        return output;
    }
}
