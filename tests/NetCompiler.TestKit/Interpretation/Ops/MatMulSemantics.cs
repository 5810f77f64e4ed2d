using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Rows of the first value times columns of the second, for each channel.</summary>
internal static class MatMulSemantics
{
    public static double[] Run(Node node, Operand left, Operand right)
    {
        (Volume a, Volume b) = (left.Volume, right.Volume);
        if (a.Channels != b.Channels || a.Width != b.Height || a.Depth != 1 || b.Depth != 1)
            throw new InterpretationException($"{node.Name}: {left.Shape} and {right.Shape} are no factors of a matrix product");
        Volume product = new(a.Channels, 1, a.Height, b.Width);
        double[] output = new double[product.Length];
        for (int channel = 0; channel < product.Channels; channel++)
        {
            for (int row = 0; row < a.Height; row++)
            {
                for (int column = 0; column < b.Width; column++)
                {
                    double sum = 0;
                    for (int k = 0; k < a.Width; k++)
                        sum += left.Values[a.Index(channel, 0, row, k)] * right.Values[b.Index(channel, 0, k, column)];
                    output[product.Index(channel, 0, row, column)] = sum;
                }
            }
        }

        return output;
    }
}
