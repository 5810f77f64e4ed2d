using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>A learnt tensor as a value of its own: ViT's class token and position embedding. No inputs; the node's shape is its shape.</summary>
public sealed record ParameterOp : ProducerOp
{
    /// <summary>Its whole name in the weight file.</summary>
    public required string Tensor { get; init; }

    /// <summary>Its shape in the file.</summary>
    public required EquatableArray<int> FileShape { get; init; }

    /// <summary>In the file channels are the last axis rather than the first.</summary>
    public bool ChannelsLast { get; init; }
}
