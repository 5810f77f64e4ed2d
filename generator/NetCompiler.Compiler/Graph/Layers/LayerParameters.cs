namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Parameters that many layers have.</summary>
internal static class LayerParameters
{
    /// <summary>Every layer's last one, but of those that have no method of their own.</summary>
    public static ParameterDefinition Name { get; } = new()
    {
        Name = "Name",
        Type = "string?",
        Default = "null",
        Documentation = "The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.",
    };

    public static ParameterDefinition Filters { get; } = new()
    {
        Name = "Filters",
        Type = "int",
        IsPositional = true,
        Documentation = "The number of filters: the channels of the output.",
    };

    public static ParameterDefinition Units { get; } = new() { Name = "Units", Type = "int", IsPositional = true, Documentation = "The number of outputs." };

    public static ParameterDefinition Groups { get; } = new()
    {
        Name = "Groups",
        Type = "int",
        Default = "1",
        Documentation = "The number of groups, which must divide the input's channels and the filters; as many as channels is a depthwise convolution. Default 1.",
    };

    public static ParameterDefinition Epsilon { get; } = new() { Name = "Epsilon", Type = "double", Default = "1e-5", Documentation = "The ε added to the variance. Default 1e-5." };

    public static ParameterDefinition Axis { get; } = new() { Name = "Axis", Type = "int", Default = "0", Documentation = "The axis: 0 for the channels, then the spatial axes in order. Default 0." };

    public static ParameterDefinition Bias(string documentation) => new() { Name = "Bias", Type = "bool", Default = "true", Documentation = documentation + " Default true." };
}
