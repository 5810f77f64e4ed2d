using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>An op with a kernel of its own, which can apply activations to each value before it is stored.</summary>
public abstract record ProducerOp : Op
{
    /// <summary>Applied in order to each value.</summary>
    public EquatableArray<Activation> Epilogue { get; init; }
}
