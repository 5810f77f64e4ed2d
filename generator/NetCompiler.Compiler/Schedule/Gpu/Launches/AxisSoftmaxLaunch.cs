namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>eˣ / Σ eˣ along a spatial axis; neighbouring threads read neighbouring channels.</summary>
public sealed record AxisSoftmaxLaunch : ReductionLaunch
{
    /// <summary>The spatial axis, 0 being the first.</summary>
    public required int Axis { get; init; }

    /// <summary>Values of a sum.</summary>
    public int Size => Input.Shape.Axes[Axis];

    /// <summary>Pixels from one value of a sum to the next.</summary>
    public long Stride => Input.Shape.Axes.Skip(Axis + 1).Aggregate(1L, (product, size) => product * size);

    public override long SetsPerSample => Input.Shape.Length / Size;

    public override int Reductions => 2;
}
