using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Predictions leave nothing for the garbage collector.</summary>
[Collection(nameof(AloneOnTheMachine))]
public class AllocationTests
{
    private const int WarmUp = 50;
    private const int Predictions = 1_000;
    private const int Attempts = 5;
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
            AssertNone($"Predict with {threads} threads", () => network.Predict(input, output));
            AssertNone($"Predict of bytes with {threads} threads", () => network.Predict(picture, output));
            AssertNone($"PredictBatch with {threads} threads", () => network.PredictBatch(floats, outputs));
            AssertNone($"PredictBatch of bytes with {threads} threads", () => network.PredictBatch(pictures, outputs));
            AssertNone("Top", () => network.Top(5));
        }
    }

    // A garbage collection takes the rest of every thread's allocation buffer away, and the runtime then counts that rest (up to
    // 8 KB) as allocated by the thread. What predictions allocate shows in every measurement, so the least one counts.
    private static void AssertNone(string what, Action predict)
    {
        for (int i = 0; i < WarmUp; i++)
            predict();
        long allocated = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && allocated > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Predictions; i++)
                predict();
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(allocated == 0, $"{what} allocated {allocated} bytes in {Predictions} calls");
    }
}
