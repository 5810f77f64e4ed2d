using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph;

/// <summary>What one layer counts for, by the course's rules.</summary>
/// <param name="Node">The node of the graph as built, before any pass.</param>
/// <param name="Neurons">Outputs of convolutions (transposed and locally connected ones too), pools and dense layers; 0 for the rest.</param>
/// <param name="Weights">Learnable parameters without biases: filters, the γ of a norm, slopes, factors, tables and tensors that are values of their own.</param>
/// <param name="Biases">Biases: the b of a convolution or dense layer, the β of a norm.</param>
/// <param name="MultiplyAdds">Of convolutions and dense layers, attention's projections among them; not of its two products, norms or pools.</param>
/// <param name="ReceptiveField">How many input pixels one value sees on each axis; empty for what sees the whole map or none of it.</param>
public sealed record LayerCost(Node Node, long Neurons, long Weights, long Biases, long MultiplyAdds, EquatableArray<int> ReceptiveField)
{
    public long Parameters => Weights + Biases;
}
