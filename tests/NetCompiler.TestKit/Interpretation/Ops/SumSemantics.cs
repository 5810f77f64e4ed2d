using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Value plus value, or plus what stands for its channel.</summary>
internal static class SumSemantics
{
    public static double[] Run(Node node, Operand larger, Operand smaller) => Pairing.Combine(node, larger, smaller, (a, b) => a + b);
}
