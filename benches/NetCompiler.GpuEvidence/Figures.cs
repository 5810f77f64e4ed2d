namespace NetCompiler.GpuEvidence;

/// <summary>Figures as text.</summary>
internal static class Figures
{
    /// <summary>Three digits that mean something.</summary>
    public static string Short(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0");
}
