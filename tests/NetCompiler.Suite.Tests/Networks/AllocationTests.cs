using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Networks;

public class AllocationTests
{
    private const int WarmUp = 50;
    private const int Predictions = 1_000;
    private const int Batch = 20;

    public static IReadOnlyList<string> Cases => TrainedNetwork.Names;

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Cases))]
    public void Predictions_allocate_nothing(InstructionSet set, string name)
    {
        TrainedNetwork trained = TrainedNetwork.Load(name);
        byte[] pictures = FashionMnist.Test.Pictures[..(Batch * FashionMnist.Pixels)];
        float[] floats = Array.ConvertAll(pictures, pixel => pixel / 255f);
        byte[] picture = pictures[..FashionMnist.Pixels];
        float[] input = floats[..FashionMnist.Pixels];
        float[] output = new float[10];
        float[] outputs = new float[Batch * 10];
        for (int threads = 1; threads <= 2; threads++)
        {
            using Stream weights = trained.WeightFile();
            using INetworkHandle network = ZooNetworks.Trained(name).Load(weights, new() { InstructionSet = set, Threads = threads });
            AssertNone("Predict", () => network.Predict(input, output));
            AssertNone("Predict of bytes", () => network.Predict(picture, output));
            AssertNone("PredictBatch", () => network.PredictBatch(floats, outputs));
            AssertNone("PredictBatch of bytes", () => network.PredictBatch(pictures, outputs));
            AssertNone("Top", () => network.Top(5));
        }
    }

    private static void AssertNone(string what, Action predict)
    {
        for (int i = 0; i < WarmUp; i++)
            predict();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Predictions; i++)
            predict();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0, $"{what} allocated {allocated} bytes in {Predictions} calls");
    }
}
