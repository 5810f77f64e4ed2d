using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Value times value, or times what stands for its channel.</summary>
internal static class ProductSemantics
{
    public static double[] Run(Node node, Operand larger, Operand smaller) => Pairing.Combine(node, larger, smaller, (a, b) => a * b);
}
