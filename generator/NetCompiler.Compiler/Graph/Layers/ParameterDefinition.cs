namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>One parameter of a layer, in both of its forms.</summary>
public sealed record ParameterDefinition
{
    /// <summary>The property's name; the method's parameter has it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Its type as C#, as the method has it: <c>int</c>, <c>int[]?</c>, <c>double</c>, <c>PadMode</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its default as C#; null where it must be given.</summary>
    public string? Default { get; init; }

    /// <summary>May be given without its name.</summary>
    public bool IsPositional { get; init; }

    /// <summary>What both forms say of it.</summary>
    public required string Documentation { get; init; }
}
