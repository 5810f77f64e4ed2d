using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>A tensor of the weight file as a value, channels first.</summary>
internal static class ParameterSemantics
{
    public static double[] Run(ParameterOp op, Node node, WeightSource weights)
    {
        Volume shape = Volume.Of(node.Shape);
        float[] tensor = weights.Find(op.Tensor, op.FileShape.Aggregate(1, (product, size) => product * size));
        if (tensor.Length != shape.Length)
            throw new InterpretationException($"{node.Name}: the graph says {node.Shape} = {shape.Length} values, and the tensor has {tensor.Length}");
        double[] output = new double[shape.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int pixel = 0; pixel < shape.Pixels; pixel++)
            {
                int i = (channel * shape.Pixels) + pixel;
                output[i] = tensor[op.ChannelsLast ? (pixel * shape.Channels) + channel : i];
            }
        }

        return output;
    }
}
