using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>(x − mean) / std per channel, or with a mean picture of the input's shape from the weights. C×D… → C×D….</summary>
public sealed record NormalizeOp : Op
{
    /// <summary>One per channel; unused with a mean picture.</summary>
    public required EquatableArray<double> Means { get; init; }

    /// <summary>One per channel.</summary>
    public required EquatableArray<double> Stds { get; init; }

    /// <summary>The mean is the tensor <c>{name}.mean</c>.</summary>
    public bool MeanPicture { get; init; }
}
