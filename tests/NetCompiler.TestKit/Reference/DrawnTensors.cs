using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.TestKit.Reference;

/// <summary>
/// Weights for networks that come without any: filters that keep the size of what they sum, norms with factors of either sign, variances
/// around 1.
/// </summary>
public static class DrawnTensors
{
    /// <summary>Every tensor of a graph.</summary>
    public static IReadOnlyList<FormulaTensor> Of(NetworkGraph graph) => [.. TensorList.Of(graph).Select(Of)];

    /// <summary>One tensor, whose name is its seed.</summary>
    public static FormulaTensor Of(TensorShape tensor)
    {
        bool isMatrix = tensor.Shape.Length > 1;
        int fanIn = tensor.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
        (double offset, double scale) = tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..] switch
        {
            "running_var" => (1.0, 0.5),
            "running_mean" => (0.0, 0.3),
            "mean" => (0.0, 0.5),
            "weight" when isMatrix => (0.0, Math.Sqrt(4.0 / fanIn)),
            "weight" => (0.2, 1.0),
            _ => (0.0, 0.2),
        };
        return new(tensor.Name, tensor.Shape, offset, scale);
    }
}
