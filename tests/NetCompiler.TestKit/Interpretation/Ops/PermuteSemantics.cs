using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Axis i of the result is axis <c>Order[i]</c> of the value.</summary>
internal static class PermuteSemantics
{
    public static double[] Run(PermuteOp op, Operand operand)
    {
        int[] from = [.. operand.Shape.Sizes];
        int[] to = [.. op.Order.Select(axis => from[axis])];
        double[] output = new double[operand.Values.Length];
        int[] place = new int[from.Length];
        for (int o = 0; o < output.Length; o++)
        {
            int rest = o;
            for (int axis = to.Length - 1; axis >= 0; axis--)
                (rest, place[op.Order[axis]]) = Math.DivRem(rest, to[axis]);
            int i = 0;
            for (int axis = 0; axis < from.Length; axis++)
                i = (i * from[axis]) + place[axis];
            output[o] = operand.Values[i];
        }

        return output;
    }
}
