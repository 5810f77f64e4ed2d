namespace NetCompiler;

/// <summary>
/// A convolution without shared weights: every pixel of the output has filters of its own. C×D → filters×((D + 2P − F)/S + 1) on each axis.
/// Tensors: <c>{name}.weight</c> of filters×map…×C×F…, <c>{name}.bias</c> of filters×map…. Default names local1, local2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class LocallyConnectedAttribute : WindowAttribute
{
    /// <summary>A layer whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    public LocallyConnectedAttribute(int filters)
    {
        Filters = filters;
        Stride = 1;
    }

    /// <summary>A layer with a square window.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    public LocallyConnectedAttribute(int filters, int size)
        : base(size)
    {
        Filters = filters;
        Stride = 1;
    }

    /// <summary>The number of filters: the channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Whether each value of the output has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
