using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>Prints rows as an aligned table, or as Markdown.</summary>
internal static class Table
{
    /// <summary>What stands where nothing was measured.</summary>
    public const string Missing = "–";

    /// <param name="header">A title for each column; the first is aligned to the left, the others to the right.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="markdown">Whether to print Markdown.</param>
    public static void Print(string[] header, IEnumerable<string[]> rows, bool markdown)
    {
        string[][] lines = [header, .. rows];
        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        string separator = markdown ? " | " : "  ";
        string edge = markdown ? "|" : "";
        foreach (string[] cells in lines)
        {
            string line = string.Join(separator, cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            Console.WriteLine(markdown ? $"| {line} |" : line.TrimEnd());
            if (cells == header)
                Console.WriteLine(edge + string.Join(markdown ? "|" : "  ", widths.Select((width, column) => Rule(width, column, markdown))) + edge);
        }
    }

    /// <summary>Three digits or more that mean something, from a microsecond to seconds.</summary>
    public static string Milliseconds(double value) => value.ToString(value < 1 ? "0.00000" : value < 10 ? "0.000" : "0.00");

    /// <summary>A side's minimum and median.</summary>
    public static string Times(SideResult side) => $"{Milliseconds(side.Min)}, {Milliseconds(side.Median)}";

    private static string Rule(int width, int column, bool markdown) => (markdown, column) switch
    {
        (true, 0) => new string('-', width + 2),
        (true, _) => new string('-', width + 1) + ":",
        _ => new string('-', width),
    };
}
