namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>The same values, channels first, under another shape, of which a vector is one: the place that each value comes from is worked out from its number.</summary>
public sealed record ReshapeLaunch : ValueLaunch;
