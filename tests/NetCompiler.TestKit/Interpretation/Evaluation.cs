namespace NetCompiler.TestKit.Interpretation;

/// <summary>Every value that the interpreter computed for one input.</summary>
/// <param name="Output">The network's output, flattened.</param>
/// <param name="Values">Each node's value, flattened, by the node's id.</param>
public sealed record Evaluation(double[] Output, IReadOnlyDictionary<int, double[]> Values);
