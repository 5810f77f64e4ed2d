namespace NetCompiler;

/// <summary>The same values in the same order (channels first) under another shape of as many values.</summary>
/// <param name="shape">One to four sizes: channels, then depth, height and width as far as there are. One of them may be −1, for what is left.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>One to four sizes: channels, then depth, height and width as far as there are. One of them may be −1, for what is left.</summary>
    public int[] Shape { get; } = shape;
}
