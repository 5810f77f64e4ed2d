namespace NetCompiler.TestKit.Interpretation;

/// <summary>Every value that the interpreter computed for one sample.</summary>
/// <param name="Outputs">The network's outputs in the order of the graph's, each flattened.</param>
/// <param name="Values">Each node's value, flattened, by the node's id.</param>
public sealed record Evaluation(IReadOnlyList<double[]> Outputs, IReadOnlyDictionary<int, double[]> Values)
{
    /// <summary>The first output.</summary>
    public double[] Output => Outputs[0];
}
