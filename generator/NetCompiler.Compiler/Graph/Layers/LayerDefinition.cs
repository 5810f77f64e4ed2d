namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>One layer of the vocabulary.</summary>
/// <param name="Name">As the user writes it: <c>Conv</c>.</param>
/// <param name="DefaultName">The stem of its default names: <c>conv</c> of conv1, conv2 ….</param>
/// <param name="Build">Reads the arguments, judges them against the input's shape, and makes the op.</param>
public sealed record LayerDefinition(string Name, string DefaultName, Func<LayerContext, LayerResult> Build);
