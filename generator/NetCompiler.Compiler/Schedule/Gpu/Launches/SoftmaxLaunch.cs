namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>eˣ / Σ eˣ over the channels of each pixel; neighbouring threads read neighbouring channels.</summary>
public sealed record SoftmaxLaunch : ReductionLaunch
{
    public override long SetsPerSample => Input.Shape.Pixels;

    public override int Reductions => 2;
}
