using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>(x − mean) / std per channel; the mean a number, or a picture from the weights.</summary>
internal static class NormalizeSemantics
{
    public static double[] Run(NormalizeOp op, string name, double[] input, Volume shape, WeightSource weights)
    {
        float[]? picture = op.MeanPicture ? weights.Find(name + ".mean", shape.Length) : null;
        double[] output = new double[input.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int pixel = 0; pixel < shape.Pixels; pixel++)
            {
                int i = (channel * shape.Pixels) + pixel;
                output[i] = (input[i] - (picture?[i] ?? op.Means[channel])) / op.Stds[channel];
            }
        }

        return output;
    }
}
