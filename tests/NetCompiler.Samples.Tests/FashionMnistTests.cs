using System.Text.Json;
using NetCompiler.Samples.FashionMnist;

namespace NetCompiler.Samples.Tests;

public sealed class FashionMnistTests
{
    private static readonly TestSet Test = TestSet.Load();

    public static TheoryData<string, string> Networks => new() { { "LeNet5", "lenet5-fashion.json" }, { "Digits", "digits-fashion.json" } };

    [Fact]
    public void The_repository_carries_two_thousand_pictures() => Assert.Equal((2_000, 2_000 * 784), (Test.Count, Test.Pictures.Length));

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_first_sixteen_pictures_have_the_scores_of_the_training_framework(string network, string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", file)));
        var rows = json.RootElement.GetProperty("logitsOfFirst16TestImages");
        using var classifier = Classifier.Load(Enum.Parse<NetworkChoice>(network), threads: 1);
        var scores = new float[10];
        Assert.Equal(16, rows.GetArrayLength());
        for (int i = 0; i < 16; i++)
        {
            classifier.Predict(Test.Picture(i), scores);
            for (int c = 0; c < 10; c++)
                Assert.Equal(rows[i][c].GetSingle(), scores[c], 1e-4f);
        }
    }

    // One picture more or less: a tie that rounding decides.
    [Theory]
    [InlineData("LeNet5", 1_817)]
    [InlineData("Digits", 1_856)]
    public void The_trained_networks_recognise_as_many_pictures_as_they_should(string network, int correct)
    {
        using var classifier = Classifier.Load(Enum.Parse<NetworkChoice>(network), threads: 1);
        Assert.InRange(ConfusionMatrix.Of(classifier, Test).Correct, correct - 1, correct + 1);
    }
}
