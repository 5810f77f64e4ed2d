using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>The networks trained on Fashion-MNIST over its 10,000 test pictures: PyTorch's logits, and its accuracy to the picture.</summary>
public class TrainedNetworkTests
{
    private const int ClassCount = 10;

    // PyTorch computed the logits in float32, printed to seven digits.
    private const double LogitBound = 1e-5;

    public static IReadOnlyList<string> Cases => TrainedNetwork.Names;

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Cases))]
    public void First_sixteen_rows_of_logits_agree(InstructionSet set, string name)
    {
        TrainedNetwork trained = TrainedNetwork.Load(name);
        float[] pictures = FashionMnist.Test.Scaled();
        using INetworkHandle network = Load(trained, set);
        float[] logits = new float[ClassCount];
        for (int i = 0; i < trained.LogitsOfFirst16TestImages.Length; i++)
        {
            network.Predict(pictures.AsSpan(i * FashionMnist.Pixels, FashionMnist.Pixels), logits);
            double[] expected = trained.LogitsOfFirst16TestImages[i];
            double error = expected.Zip(logits, (wanted, actual) => Math.Abs(wanted - actual)).Max() / expected.Max(Math.Abs);
            Assert.True(error <= LogitBound, $"{name} on {set}, picture {i}: relative error {error:E2}");
        }
    }

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Cases))]
    public void Accuracy_over_all_test_pictures_is_exact(InstructionSet set, string name)
    {
        TrainedNetwork trained = TrainedNetwork.Load(name);
        FashionMnist test = FashionMnist.Test;
        using INetworkHandle network = Load(trained, set);
        float[] logits = new float[test.Count * ClassCount];

        network.PredictBatch(test.Scaled(), logits);
        Assert.Equal(trained.CorrectOf(test.Count), CorrectIn(logits, test.Labels));

        Array.Clear(logits);
        network.PredictBatch(test.Pictures, logits);
        Assert.Equal(trained.CorrectOf(test.Count), CorrectIn(logits, test.Labels));

        Array.Clear(logits);
        for (int i = 0; i < test.Count; i++)
            network.Predict(test.Pictures.AsSpan(i * FashionMnist.Pixels, FashionMnist.Pixels), logits.AsSpan(i * ClassCount, ClassCount));
        Assert.Equal(trained.CorrectOf(test.Count), CorrectIn(logits, test.Labels));
    }

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Cases))]
    public void Top_ranks_the_classes_of_the_last_prediction(InstructionSet set, string name)
    {
        using INetworkHandle network = Load(TrainedNetwork.Load(name), set);
        string[] names = ZooNetworks.Trained(name).ClassNames;
        float[] logits = new float[ClassCount];
        network.Predict(FashionMnist.Test.Pictures.AsSpan(0, FashionMnist.Pixels), logits);

        ClassScore[] expected = [.. logits.Select((score, i) => new ClassScore(i, names[i], score)).OrderByDescending(score => score.Score)];
        Assert.Equal(expected.Take(5), network.Top(5).ToArray());
        Assert.Equal(expected, network.Top(ClassCount).ToArray());
        Assert.Equal("Ankle boot", network.Top(1)[0].Name);
    }

    private static INetworkHandle Load(TrainedNetwork trained, InstructionSet set)
    {
        using Stream weights = trained.WeightFile();
        return ZooNetworks.Trained(trained.Network).Load(weights, new() { InstructionSet = set });
    }

    private static int CorrectIn(float[] logits, byte[] labels)
    {
        int correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            float[] row = logits[(i * ClassCount)..((i + 1) * ClassCount)];
            if (Array.IndexOf(row, row.Max()) == labels[i])
                correct++;
        }

        return correct;
    }
}
