namespace NetCompiler.GpuEvidence;

/// <summary>Prints rows as an aligned table in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>What stands where there is no figure.</summary>
    public const string Missing = "–";

    /// <param name="header">A title for each column; the first ones are aligned to the left, the others to the right.</param>
    /// <param name="left">How many first ones.</param>
    /// <param name="rows">As many cells each.</param>
    public static void Print(string[] header, int left, IEnumerable<string[]> rows)
    {
        string[][] lines = [header, .. rows];
        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] cells in lines)
        {
            Console.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => column < left ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
            if (cells == header)
                Console.WriteLine($"|{string.Join("|", widths.Select((width, column) => column < left ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
        }
    }

    /// <summary>Three digits that mean something.</summary>
    public static string Figure(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0");
}
