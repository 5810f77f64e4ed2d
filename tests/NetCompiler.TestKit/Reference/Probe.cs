namespace NetCompiler.TestKit.Reference;

/// <summary>What one layer gave in the reference: for finding the layer that is wrong.</summary>
/// <param name="Shape">The value's shape, channels first.</param>
/// <param name="Mean">The mean of its values.</param>
/// <param name="Std">Their standard deviation.</param>
/// <param name="Every">The distance between <paramref name="Values"/> in the flattened value.</param>
/// <param name="Values">Every n-th value, from the first.</param>
public sealed record Probe(int[] Shape, double Mean, double Std, int Every, double[] Values);
