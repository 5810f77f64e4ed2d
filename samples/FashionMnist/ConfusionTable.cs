using Spectre.Console;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>Shows a confusion matrix: a row for each true class, a column for each class that was answered.</summary>
internal static class ConfusionTable
{
    public static Table Of(ConfusionMatrix matrix, IReadOnlyList<string> classes)
    {
        // Columns are headed by numbers, rows by number and name, so that the table fits 80 columns.
        var table = new Table { Border = TableBorder.Horizontal, Title = new TableTitle("True class (rows) against answer (columns)") };
        table.AddColumn(new TableColumn("").NoWrap());
        for (int c = 0; c < classes.Count; c++)
            table.AddColumn(new TableColumn(c.ToString()).RightAligned().NoWrap());
        table.AddColumn(new TableColumn("found").RightAligned().NoWrap());

        for (int truth = 0; truth < classes.Count; truth++)
        {
            var row = new List<string> { Markup.Escape($"{truth} {classes[truth]}") };
            for (int predicted = 0; predicted < classes.Count; predicted++)
                row.Add(Cell(matrix[truth, predicted], truth == predicted));
            row.Add(matrix.Recall(truth) is double recall ? $"{100 * recall:F1} %" : "");
            table.AddRow([.. row]);
        }
        return table;
    }

    private static string Cell(int count, bool right) => (count, right) switch
    {
        (_, true) => $"[green]{count}[/]",
        (0, _) => "[grey].[/]",
        _ => count.ToString(),
    };
}
