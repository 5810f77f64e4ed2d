using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>Figures as text.</summary>
internal static class Figures
{
    /// <summary>Three digits or more that mean something, from a microsecond to seconds.</summary>
    public static string Milliseconds(double value) => value.ToString(value < 1 ? "0.00000" : value < 10 ? "0.000" : "0.00");

    /// <summary>A side's minimum and median.</summary>
    public static string Times(SideResult side) => $"{Milliseconds(side.Min)}, {Milliseconds(side.Median)}";
}
