namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Every layer that may stand between the input and the output: the one vocabulary of attributes and of <c>Tensor</c>.</summary>
public static class LayerTable
{
    private static readonly Dictionary<string, LayerDefinition> ByName = new[]
    {
        ConvLayer.Definition, DepthwiseConvLayer.Definition, DepthwiseSeparableConvLayer.Definition, SeparableConvLayer.Definition, ConvTransposeLayer.Definition,
        LocallyConnectedLayer.Definition, PoolLayer.Max, PoolLayer.Average, GlobalPoolLayer.Max, GlobalPoolLayer.Average, AdaptiveAvgPoolLayer.Definition,
        FlattenLayer.Definition, DenseLayer.Definition, LinearLayer.Definition, SelfAttentionLayer.Definition, WindowAttentionLayer.Definition,
        NormalizeLayer.Definition, BatchNormLayer.Definition, LayerNormLayer.Definition, GroupNormLayer.Group, GroupNormLayer.Instance,
        LocalResponseNormLayer.Definition, LayerScaleLayer.Definition, DropoutLayer.Definition, SoftmaxLayer.Definition, PReluLayer.Definition,
        PadLayer.Definition, UpsampleLayer.Definition, ChannelShuffleLayer.Definition, SliceLayer.Definition, ReshapeLayer.Definition, PermuteLayer.Definition,
        ElementwiseLayer.Sum, ElementwiseLayer.Product, ConcatLayer.Definition, MatMulLayer.Definition, ParameterLayer.Definition,
    }.Concat(ActivationLayer.Definitions).ToDictionary(layer => layer.Name);

    public static IEnumerable<LayerDefinition> All => ByName.Values;

    /// <summary>The definition of a layer; null for what is none (<c>Input</c>, <c>Classes</c>, <c>Expect</c>).</summary>
    public static LayerDefinition? Find(string name) => ByName.TryGetValue(name, out LayerDefinition? layer) ? layer : null;
}
