namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>eˣ / Σ eˣ along a spatial axis, a row being all pixels along it; lanes are channels.</summary>
public sealed record AxisSoftmaxStep : Step
{
    /// <summary>The axis: 0 is the first behind the channels.</summary>
    public required int Axis { get; init; }
}
