namespace NetCompiler.Benches;

/// <summary>Prints rows as an aligned table, or as Markdown.</summary>
internal static class Table
{
    /// <summary>What stands where there is no figure.</summary>
    public const string Missing = "–";

    /// <param name="header">A title for each column; the first ones are aligned to the left, the others to the right.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="markdown">Whether to print Markdown.</param>
    /// <param name="left">How many columns are aligned to the left.</param>
    public static void Print(string[] header, IEnumerable<string[]> rows, bool markdown, int left = 1)
    {
        string[][] lines = [header, .. rows];
        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        string separator = markdown ? " | " : "  ";
        string edge = markdown ? "|" : "";
        foreach (string[] cells in lines)
        {
            string line = string.Join(separator, cells.Select((cell, column) => column < left ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            Console.WriteLine(markdown ? $"| {line} |" : line.TrimEnd());
            if (cells == header)
                Console.WriteLine(edge + string.Join(markdown ? "|" : "  ", widths.Select((width, column) => Rule(width, column < left, markdown))) + edge);
        }
    }

    private static string Rule(int width, bool isLeft, bool markdown) => (markdown, isLeft) switch
    {
        (true, true) => new string('-', width + 2),
        (true, false) => new string('-', width + 1) + ":",
        _ => new string('-', width),
    };
}
