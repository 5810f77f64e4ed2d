using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>Two values, of which the second has the first's shape or stands for all pixels of each channel.</summary>
internal static class Pairing
{
    public static double[] Combine(Node node, Operand larger, Operand smaller, Func<double, double, double> combine)
    {
        bool isWhole = larger.Shape == smaller.Shape;
        if (!isWhole && (smaller.Shape.Channels != larger.Shape.Channels || smaller.Volume.Pixels != 1))
            throw new InterpretationException($"{node.Name}: {smaller.Shape} does not stand for {larger.Shape}");
        int pixels = larger.Volume.Pixels;
        double[] output = new double[larger.Values.Length];
        for (int i = 0; i < output.Length; i++)
            output[i] = combine(larger.Values[i], smaller.Values[isWhole ? i : i / pixels]);
        return output;
    }
}
