namespace NetCompiler.Samples.FashionMnist;

/// <summary>A generated network's prediction from picture bytes: of one picture, or of several one after the other.</summary>
internal delegate void Prediction(ReadOnlySpan<byte> pictures, Span<float> scores);

/// <summary>The best classes of the last single prediction, best first.</summary>
internal delegate ReadOnlySpan<ClassScore> Ranking(int count);

/// <summary>What this program asks of a network. Generated classes share no interface; these delegates are the seam, made once a network.</summary>
internal sealed record Classifier : IDisposable
{
    public const int PictureSize = 28;
    public const int PictureLength = PictureSize * PictureSize;

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>The classes' names, in the order of the scores.</summary>
    public required string[] Classes { get; init; }

    public required Prediction Predict { get; init; }

    public required Prediction PredictBatch { get; init; }

    public required Ranking Top { get; init; }

    public required IDisposable Network { get; init; }

    /// <summary>Loads a network with its trained weights for so many threads.</summary>
    public static Classifier Load(NetworkChoice choice, int threads)
    {
        var options = new NetworkOptions { Threads = threads };
        switch (choice)
        {
            case NetworkChoice.LeNet5:
                var lenet = LeNet5.Load(SampleData.PathOf("lenet5-fashion.safetensors"), options);
                return new Classifier
                {
                    Title = "LeNet-5",
                    Summary = LeNet5.Summary,
                    Classes = [.. LeNet5.ClassNames],
                    Predict = lenet.Predict,
                    PredictBatch = lenet.PredictBatch,
                    Top = lenet.Top,
                    Network = lenet,
                };
            case NetworkChoice.Digits:
                var digits = Digits.Load(SampleData.PathOf("digits-fashion.safetensors"), options);
                return new Classifier
                {
                    Title = "Digits net",
                    Summary = Digits.Summary,
                    Classes = [.. Digits.ClassNames],
                    Predict = digits.Predict,
                    PredictBatch = digits.PredictBatch,
                    Top = digits.Top,
                    Network = digits,
                };
            default:
                throw new ArgumentOutOfRangeException(nameof(choice), choice, "No such network.");
        }
    }

    public void Dispose() => Network.Dispose();
}
