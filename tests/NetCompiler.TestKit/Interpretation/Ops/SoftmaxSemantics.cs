namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>eˣ / Σ eˣ over the channels of each pixel.</summary>
internal static class SoftmaxSemantics
{
    public static double[] Run(double[] input, Volume shape)
    {
        double[] output = new double[input.Length];
        for (int pixel = 0; pixel < shape.Pixels; pixel++)
        {
            double largest = double.NegativeInfinity;
            for (int channel = 0; channel < shape.Channels; channel++)
                largest = Math.Max(largest, input[(channel * shape.Pixels) + pixel]);
            double sum = 0;
            for (int channel = 0; channel < shape.Channels; channel++)
                sum += Math.Exp(input[(channel * shape.Pixels) + pixel] - largest);
            for (int channel = 0; channel < shape.Channels; channel++)
            {
                int i = (channel * shape.Pixels) + pixel;
                output[i] = Math.Exp(input[i] - largest) / sum;
            }
        }

        return output;
    }
}
