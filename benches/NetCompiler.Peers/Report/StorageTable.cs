using NetCompiler.Benches;

namespace NetCompiler.Peers.Report;

/// <summary>What storing the weights of large dense layers in 16 bits does to the outputs: the same samples on the same weights, stored so and as float32.</summary>
internal static class StorageTable
{
    private const int Samples = 16;

    private static readonly string[] Header = ["network", "largest deviation, % of the largest output", "root mean square, %", "same best class"];

    public static void Print(IReadOnlyList<PeerCase> networks, WeightStorage weights, bool markdown)
    {
        Console.WriteLine();
        Table.Print(Header, networks.Select(network => Cells(network, weights)), markdown);
    }

    private static string[] Cells(PeerCase peerCase, WeightStorage weights)
    {
        int outputs = peerCase.Network.OutputLength;
        float[] exact = Outputs(peerCase, WeightStorage.Float32), stored = Outputs(peerCase, weights);
        double largest = exact.Max(Math.Abs);
        double[] deviations = [.. exact.Zip(stored, (one, other) => Math.Abs(one - (double)other))];
        int same = Enumerable.Range(0, Samples).Count(sample => Best(exact.AsSpan(sample * outputs, outputs)) == Best(stored.AsSpan(sample * outputs, outputs)));
        return
        [
            peerCase.Name,
            $"{100 * deviations.Max() / largest:0.000}",
            $"{100 * Math.Sqrt(deviations.Average(deviation => deviation * deviation)) / largest:0.000}",
            $"{same} of {Samples}",
        ];
    }

    private static float[] Outputs(PeerCase peerCase, WeightStorage weights)
    {
        using CompiledNetwork network = peerCase.Network.Load(new NetworkOptions { Threads = 1, WeightStorage = weights });
        float[] inputs = new float[Samples * network.InputLength], outputs = new float[Samples * network.OutputLength];
        SampleInput.Fill(inputs);
        network.PredictBatch(inputs, outputs);
        return outputs;
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            best = scores[i] > scores[best] ? i : best;
        return best;
    }
}
