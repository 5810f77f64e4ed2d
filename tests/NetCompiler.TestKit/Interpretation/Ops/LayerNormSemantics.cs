using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>(x − mean)/√(variance + ε)·γ + β over the channels of each pixel, or over all values.</summary>
internal static class LayerNormSemantics
{
    public static double[] Run(LayerNormOp op, string name, double[] input, Volume shape, WeightSource weights)
    {
        double[] output = [.. input];
        if (op.WholeMap)
        {
            Moments.Standardise(output, [.. Enumerable.Range(0, shape.Length)], op.Epsilon);
        }
        else
        {
            for (int pixel = 0; pixel < shape.Pixels; pixel++)
                Moments.Standardise(output, [.. Enumerable.Range(0, shape.Channels).Select(channel => (channel * shape.Pixels) + pixel)], op.Epsilon);
        }

        int constants = op.MapAffine ? shape.Length : shape.Channels;
        Moments.Transform(output, weights.Find(name + ".weight", constants), weights.Find(name + ".bias", constants));
        return output;
    }
}
