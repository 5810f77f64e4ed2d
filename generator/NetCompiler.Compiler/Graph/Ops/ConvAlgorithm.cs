namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>How a convolution is computed, by the order of the user's enum.</summary>
public enum ConvAlgorithm
{
    Auto,
    Direct,
    Winograd2x2,
    Winograd4x4,
}
