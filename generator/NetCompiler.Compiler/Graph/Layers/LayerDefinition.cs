using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>One layer of the vocabulary, in both of its forms: the attribute and the method of <c>Tensor</c>.</summary>
public sealed record LayerDefinition
{
    /// <summary>As the user writes it: <c>Conv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The stem of its default names: <c>conv</c> of conv1, conv2 ….</summary>
    public required string DefaultName { get; init; }

    /// <summary>What both forms say of it: its formula and shapes, and its tensors.</summary>
    public required string Summary { get; init; }

    /// <summary>How many values it reads; −1 for any number. Only a layer of one input has an attribute.</summary>
    public int Inputs { get; init; } = 1;

    /// <summary>Positional ones first.</summary>
    public EquatableArray<ParameterDefinition> Parameters { get; init; }

    /// <summary>Reads the arguments, judges them against the inputs' shapes, and makes the op.</summary>
    public required Func<LayerContext, LayerResult> Build { get; init; }
}
