namespace NetCompiler;

/// <summary>A run of channels, or of another axis, or every Step-th of it: the axis gets the run's length, the rest of the shape stays.</summary>
/// <param name="begin">The first index of the run, from 0.</param>
/// <param name="length">The length of the run.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SliceAttribute(int begin, int length) : LayerAttribute
{
    /// <summary>The first index of the run, from 0.</summary>
    public int Begin { get; } = begin;

    /// <summary>The length of the run.</summary>
    public int Length { get; } = length;

    /// <summary>The distance between what is taken; 2 takes every second. Default 1.</summary>
    public int Step { get; set; } = 1;

    /// <summary>The axis: 0 for the channels, then the spatial axes in order. Default 0.</summary>
    public int Axis { get; set; }
}
