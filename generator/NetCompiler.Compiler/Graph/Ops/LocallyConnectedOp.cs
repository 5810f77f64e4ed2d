using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// A convolution without shared weights: every output pixel has filters of its own. C×D… → filters×((D + P − F)/S + 1)…. Tensors
/// <c>{name}.weight</c> of filters×map…×C×F…, <c>{name}.bias</c> of filters×map….
/// </summary>
public sealed record LocallyConnectedOp : ProducerOp
{
    public required int Filters { get; init; }

    /// <summary>One per spatial axis.</summary>
    public required EquatableArray<WindowAxis> Window { get; init; }

    public bool Bias { get; init; } = true;

    /// <summary>The filter's taps on all axes together.</summary>
    public int Taps => Window.Aggregate(1, (product, axis) => checked(product * axis.Size));
}
