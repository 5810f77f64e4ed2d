using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Every layer that may stand between the input and the output.</summary>
public static class LayerTable
{
    private static readonly Dictionary<string, LayerDefinition> ByName = new LayerDefinition[]
    {
        new() { Name = "Conv", DefaultName = "conv", Summary = "", Build = ConvLayer.Build },
        new() { Name = "MaxPool", DefaultName = "maxpool", Summary = "", Build = context => PoolLayer.Build(context, PoolKind.Max) },
        new() { Name = "AvgPool", DefaultName = "avgpool", Summary = "", Build = context => PoolLayer.Build(context, PoolKind.Average) },
        new() { Name = "GlobalMaxPool", DefaultName = "globalmaxpool", Summary = "", Build = context => GlobalPoolLayer.Build(context, PoolKind.Max) },
        new() { Name = "GlobalAvgPool", DefaultName = "globalavgpool", Summary = "", Build = context => GlobalPoolLayer.Build(context, PoolKind.Average) },
        new() { Name = "Flatten", DefaultName = "flatten", Summary = "", Build = FlattenLayer.Build },
        new() { Name = "Dense", DefaultName = "fc", Summary = "", Build = DenseLayer.Build },
        new() { Name = "BatchNorm", DefaultName = "bn", Summary = "", Build = BatchNormLayer.Build },
        new() { Name = "Normalize", DefaultName = "norm", Summary = "", Build = NormalizeLayer.Build },
        new() { Name = "Dropout", DefaultName = "dropout", Summary = "", Build = DropoutLayer.Build },
        new() { Name = "Softmax", DefaultName = "softmax", Summary = "", Build = SoftmaxLayer.Build },
        new() { Name = "Relu", DefaultName = "relu", Summary = "", Build = context => ActivationLayer.Build(context, ActivationKind.Relu) },
        new() { Name = "LeakyRelu", DefaultName = "leakyrelu", Summary = "", Build = context => ActivationLayer.Build(context, ActivationKind.LeakyRelu) },
        new() { Name = "Elu", DefaultName = "elu", Summary = "", Build = context => ActivationLayer.Build(context, ActivationKind.Elu) },
        new() { Name = "Tanh", DefaultName = "tanh", Summary = "", Build = context => ActivationLayer.Build(context, ActivationKind.Tanh) },
        new() { Name = "Sigmoid", DefaultName = "sigmoid", Summary = "", Build = context => ActivationLayer.Build(context, ActivationKind.Sigmoid) },
    }.ToDictionary(layer => layer.Name);

    public static IEnumerable<LayerDefinition> All => ByName.Values;

    /// <summary>The definition of a layer; null for what is none (<c>Input</c>, <c>Classes</c>, <c>Expect</c>).</summary>
    public static LayerDefinition? Find(string name) => ByName.TryGetValue(name, out LayerDefinition? layer) ? layer : null;
}
