using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>(x − mean)/√(variance + ε) over each group of neighbouring channels; with the affine part times γ plus β per channel.</summary>
internal static class GroupNormSemantics
{
    public static double[] Run(GroupNormOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        if (shape.Channels % op.Groups != 0)
            throw new InterpretationException($"{node.Name}: {op.Groups} groups do not divide {shape.Channels} channels");
        double[] output = [.. input];
        int values = shape.Length / op.Groups;
        for (int group = 0; group < op.Groups; group++)
            Moments.Standardise(output, [.. Enumerable.Range(group * values, values)], op.Epsilon);
        if (op.Affine)
            Moments.Transform(output, weights.Find(node.Name + ".weight", shape.Channels), weights.Find(node.Name + ".bias", shape.Channels));
        return output;
    }
}
