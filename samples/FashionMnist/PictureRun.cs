using Spectre.Console;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>Classifies one picture of the user's and shows the five best classes.</summary>
internal static class PictureRun
{
    private const int Best = 5;

    public static void Report(NetworkChoice choice, UserPicture picture, IAnsiConsole console)
    {
        using var classifier = Classifier.Load(choice, threads: 1);
        var scores = new float[classifier.Classes.Length];
        classifier.Predict(picture.Pixels, scores);
        var probabilities = Softmax.Of(scores);

        var table = new Table { Border = TableBorder.Horizontal, Title = new TableTitle(classifier.Title) };
        table.AddColumn("class");
        table.AddColumn(new TableColumn("probability").RightAligned());
        foreach (var best in classifier.Top(Best))
            table.AddRow(Markup.Escape(best.Name), $"{100 * probabilities[best.Index]:F1} %");
        console.Write(table);
    }
}
