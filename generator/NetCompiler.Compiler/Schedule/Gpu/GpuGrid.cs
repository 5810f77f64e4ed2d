namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>How a launch's work is cut into groups: the items of all samples along x, and as many such rows along y.</summary>
/// <param name="ItemsPerSample">Items of one sample: pixels, values or quads.</param>
/// <param name="ItemsPerGroup">Items of a group.</param>
/// <param name="Rows">Groups along y.</param>
public sealed record GpuGrid(long ItemsPerSample, int ItemsPerGroup, int Rows = 1)
{
    /// <summary>The groups that a device takes along y.</summary>
    public const int MostRows = 65_535;

    /// <summary>Groups for so many samples.</summary>
    public long Groups(int samples) => ((samples * ItemsPerSample) + ItemsPerGroup - 1) / ItemsPerGroup * Rows;
}
