using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Channel g·(C/G) + i goes to channel i·G + g.</summary>
internal static class ShuffleSemantics
{
    public static double[] Run(ShuffleOp op, Node node, double[] input, Volume shape)
    {
        if (shape.Channels % op.Groups != 0)
            throw new InterpretationException($"{node.Name}: {op.Groups} groups do not divide {shape.Channels} channels");
        int groupChannels = shape.Channels / op.Groups;
        double[] output = new double[input.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            (int group, int inGroup) = Math.DivRem(channel, groupChannels);
            Array.Copy(input, channel * shape.Pixels, output, ((inGroup * op.Groups) + group) * shape.Pixels, shape.Pixels);
        }

        return output;
    }
}
