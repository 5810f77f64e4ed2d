using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Values one after the other along an axis.</summary>
internal static class ConcatSemantics
{
    public static double[] Run(ConcatOp op, Operand[] operands)
    {
        AxisRuns[] parts = [.. operands.Select(operand => AxisRuns.Of(operand.Shape, op.Axis))];
        AxisRuns to = parts[0] with { Size = parts.Sum(part => part.Size) };
        double[] output = new double[to.Outer * to.Size * to.Inner];
        int begin = 0;
        foreach ((AxisRuns part, Operand operand) in parts.Zip(operands))
        {
            if (part with { Size = 0 } != to with { Size = 0 })
                throw new InterpretationException($"{operands[0].Shape} and {operand.Shape} do not go together along axis {op.Axis}");
            for (int outer = 0; outer < part.Outer; outer++)
            {
                for (int i = 0; i < part.Size; i++)
                {
                    for (int inner = 0; inner < part.Inner; inner++)
                        output[to.Index(outer, begin + i, inner)] = operand.Values[part.Index(outer, i, inner)];
                }
            }

            begin += part.Size;
        }

        return output;
    }
}
