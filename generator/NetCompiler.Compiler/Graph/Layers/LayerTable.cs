using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Every layer that may stand between the input and the output.</summary>
public static class LayerTable
{
    private static readonly Dictionary<string, LayerDefinition> ByName = new LayerDefinition[]
    {
        new("Conv", "conv", ConvLayer.Build),
        new("MaxPool", "maxpool", context => PoolLayer.Build(context, PoolKind.Max)),
        new("AvgPool", "avgpool", context => PoolLayer.Build(context, PoolKind.Average)),
        new("GlobalMaxPool", "globalmaxpool", context => GlobalPoolLayer.Build(context, PoolKind.Max)),
        new("GlobalAvgPool", "globalavgpool", context => GlobalPoolLayer.Build(context, PoolKind.Average)),
        new("Flatten", "flatten", FlattenLayer.Build),
        new("Dense", "fc", DenseLayer.Build),
        new("BatchNorm", "bn", BatchNormLayer.Build),
        new("Normalize", "norm", NormalizeLayer.Build),
        new("Dropout", "dropout", DropoutLayer.Build),
        new("Softmax", "softmax", SoftmaxLayer.Build),
        new("Relu", "relu", context => ActivationLayer.Build(context, ActivationKind.Relu)),
        new("LeakyRelu", "leakyrelu", context => ActivationLayer.Build(context, ActivationKind.LeakyRelu)),
        new("Elu", "elu", context => ActivationLayer.Build(context, ActivationKind.Elu)),
        new("Tanh", "tanh", context => ActivationLayer.Build(context, ActivationKind.Tanh)),
        new("Sigmoid", "sigmoid", context => ActivationLayer.Build(context, ActivationKind.Sigmoid)),
    }.ToDictionary(layer => layer.Name);

    /// <summary>The definition of a layer; null for what is none (<c>Input</c>, <c>Classes</c>, <c>Expect</c>).</summary>
    public static LayerDefinition? Find(string name) => ByName.TryGetValue(name, out LayerDefinition? layer) ? layer : null;
}
