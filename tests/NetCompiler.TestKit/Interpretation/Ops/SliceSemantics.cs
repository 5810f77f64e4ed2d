using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>A run of an axis, or every step-th of it.</summary>
internal static class SliceSemantics
{
    public static double[] Run(SliceOp op, Node node, Operand operand)
    {
        AxisRuns whole = AxisRuns.Of(operand.Shape, op.Axis);
        if (op.Begin < 0 || op.End > whole.Size)
            throw new InterpretationException($"{node.Name}: it takes {op.Length} from {op.Begin} of an axis of {whole.Size}");
        AxisRuns to = whole with { Size = op.Length };
        double[] output = new double[to.Outer * to.Size * to.Inner];
        for (int outer = 0; outer < to.Outer; outer++)
        {
            for (int i = 0; i < to.Size; i++)
            {
                for (int inner = 0; inner < to.Inner; inner++)
                    output[to.Index(outer, i, inner)] = operand.Values[whole.Index(outer, op.Begin + (i * op.Step), inner)];
            }
        }

        return output;
    }
}
