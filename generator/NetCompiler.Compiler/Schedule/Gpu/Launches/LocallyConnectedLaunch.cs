namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A convolution with filters of its own for every pixel: a weight is used once for each sample, so that neighbouring threads make the same pixel of several samples.</summary>
public sealed record LocallyConnectedLaunch : WindowSumLaunch
{
    public override int FiltersPerGroup => Filters;

    public override long WeightValues => Target.Shape.Length * Taps * ChannelsPerGroup;
}
