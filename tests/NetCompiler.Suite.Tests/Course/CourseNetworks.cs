using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.Weights;

namespace NetCompiler.Suite.Tests.Course;

/// <summary>The networks of the course's worked examples, compiled once; the tests give weights and inputs as the decks print them.</summary>
internal static class CourseNetworks
{
    private const double Bound = 1e-6;

    private static readonly Lazy<CompiledNetworks> Lazy = new(() => NetworkCompiler.Compile(Source));

    public static CompiledNetworks Compiled => Lazy.Value;

    private static string Source => "using NetCompiler;\n\nnamespace Course;\n\n" + CourseExamples.Declarations + CourseCounts.Declarations;

    /// <summary>Runs a network on every instruction set of this machine and compares with what the course says, to 1e-6 of the largest value.</summary>
    /// <param name="name">The class.</param>
    /// <param name="weights">The values of each tensor, in the order of the layers.</param>
    /// <param name="input">One sample.</param>
    /// <param name="expected">The course's values.</param>
    public static void AssertOutput(string name, float[][] weights, float[] input, double[] expected)
    {
        NetworkClass network = Compiled[name];
        byte[] file = WeightFile(name, weights);
        double largest = expected.Max(Math.Abs);
        foreach (InstructionSet set in Processor.Sets)
        {
            using INetworkHandle loaded = network.Load(file, new() { InstructionSet = set });
            float[] output = new float[network.OutputLength];
            loaded.Predict(input, output);
            Assert.Equal(expected.Length, output.Length);
            for (int i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - output[i]) <= Bound * largest, $"{name} on {set}: {string.Join(" ", output)}, the course says {string.Join(" ", expected)}");
        }
    }

    /// <summary>Runs a network with the best instruction set.</summary>
    public static float[] Run(string name, float[][] weights, float[] input)
    {
        NetworkClass network = Compiled[name];
        using INetworkHandle loaded = network.Load(WeightFile(name, weights));
        float[] output = new float[input.Length / network.InputLength * network.OutputLength];
        loaded.PredictBatch(input, output);
        return output;
    }

    private static byte[] WeightFile(string name, float[][] weights)
    {
        IReadOnlyList<TensorShape> tensors = TensorList.Of(GraphText.Build(ArchitectureReader.ReadAll(Source).Single(model => model.Name == name)));
        Assert.Equal(tensors.Count, weights.Length);
        MemoryStream stream = new();
        SafeTensorsWriter.Write(stream, tensors.Zip(weights, (tensor, values) => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)values)));
        return stream.ToArray();
    }
}
