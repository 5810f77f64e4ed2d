namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>A learnt factor per channel: the tensor <c>{name}</c> itself, of C×1… (ConvNeXt). The shape stays.</summary>
public sealed record LayerScaleOp : ProducerOp;
