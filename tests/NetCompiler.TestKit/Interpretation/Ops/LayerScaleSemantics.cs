namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Each channel times its factor.</summary>
internal static class LayerScaleSemantics
{
    public static double[] Run(string name, double[] input, Volume shape, WeightSource weights)
    {
        float[] factors = weights.Find(name, shape.Channels);
        double[] output = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
            output[i] = factors[i / shape.Pixels] * input[i];
        return output;
    }
}
