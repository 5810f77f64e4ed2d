namespace NetCompiler.Samples.FashionMnist;

/// <summary>How often pictures of each true class were taken for each class.</summary>
internal sealed class ConfusionMatrix(int classes)
{
    private readonly int[,] _counts = new int[classes, classes];

    public int Classes => classes;

    public int this[int truth, int predicted] => _counts[truth, predicted];

    public int Total => Enumerable.Range(0, classes).Sum(PicturesOf);

    public int Correct => Enumerable.Range(0, classes).Sum(c => _counts[c, c]);

    public double Accuracy => (double)Correct / Total;

    public void Add(int truth, int predicted) => _counts[truth, predicted]++;

    /// <summary>The pictures whose true class this is.</summary>
    public int PicturesOf(int truth) => Enumerable.Range(0, classes).Sum(predicted => _counts[truth, predicted]);

    /// <summary>The part of a class's pictures that was recognised; null without pictures.</summary>
    public double? Recall(int truth) => PicturesOf(truth) is var pictures and > 0 ? (double)_counts[truth, truth] / pictures : null;

    /// <summary>Classifies every picture, each by its highest score.</summary>
    public static ConfusionMatrix Of(Classifier classifier, TestSet test)
    {
        int classes = classifier.Classes.Length;
        var scores = new float[test.Count * classes];
        classifier.PredictBatch(test.Pictures, scores);
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < test.Count; i++)
            matrix.Add(test.Labels[i], IndexOfLargest(scores.AsSpan(i * classes, classes)));
        return matrix;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return best;
    }
}
