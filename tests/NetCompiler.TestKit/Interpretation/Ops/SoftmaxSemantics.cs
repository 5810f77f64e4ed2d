namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>eˣ / Σ eˣ along an axis.</summary>
internal static class SoftmaxSemantics
{
    public static double[] Run(double[] input, AxisRuns runs)
    {
        double[] output = new double[input.Length];
        for (int outer = 0; outer < runs.Outer; outer++)
        {
            for (int inner = 0; inner < runs.Inner; inner++)
            {
                double largest = double.NegativeInfinity;
                for (int i = 0; i < runs.Size; i++)
                    largest = Math.Max(largest, input[runs.Index(outer, i, inner)]);
                double sum = 0;
                for (int i = 0; i < runs.Size; i++)
                    sum += Math.Exp(input[runs.Index(outer, i, inner)] - largest);
                for (int i = 0; i < runs.Size; i++)
                    output[runs.Index(outer, i, inner)] = Math.Exp(input[runs.Index(outer, i, inner)] - largest) / sum;
            }
        }

        return output;
    }
}
