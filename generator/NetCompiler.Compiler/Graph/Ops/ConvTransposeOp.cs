using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// Transposed convolution: the gradient of a convolution as a layer of its own. C×D… → filters×((D − 1)·S − 2P + E + O)… on each axis, O being the
/// output padding. Tensor <c>{name}.weight</c> of C×(filters/groups)×F…, as PyTorch has it.
/// </summary>
public sealed record ConvTransposeOp : ProducerOp
{
    public required int Filters { get; init; }

    /// <summary>One per spatial axis, as the convolution of which this is the transpose has it: <c>Input</c> is this op's output, <c>Output</c> its input.</summary>
    public required EquatableArray<WindowAxis> Window { get; init; }

    public int Groups { get; init; } = 1;

    public bool Bias { get; init; } = true;

    /// <summary>The batch norm folded into the weights while they load, if any.</summary>
    public FoldedNorm? Norm { get; init; }

    /// <summary>The filter's taps on all axes together.</summary>
    public int Taps => Window.Aggregate(1, (product, axis) => checked(product * axis.Size));
}
