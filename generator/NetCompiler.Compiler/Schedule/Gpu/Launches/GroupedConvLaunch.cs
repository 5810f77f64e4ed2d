namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A convolution whose groups are no whole blocks of filters, a depthwise one among them.</summary>
public sealed record GroupedConvLaunch : WindowSumLaunch
{
    public required int Groups { get; init; }

    public override int FiltersPerGroup => Filters / Groups;

    public override long WeightValues => (long)Filters * Taps * ChannelsPerGroup;
}
