using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.Weights;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// The power that local response norms divide by, over the whole range of sums: of one channel with α = 1 and k next to nothing, x / (x²)^β. Made of roots it is at most 4 ULP
/// off, made of logarithm and exponential at most 4 + 2·|β·ln s|.
/// </summary>
public class PowerAccuracyTests
{
    private const int Length = 4096;
    private const double K = 1e-37;

    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile($"""
        using NetCompiler;
        [Network, Input(1, {Length}), LocalResponseNorm(1, Alpha = 1, Beta = 0.5, K = 1e-37)] public partial class Half;
        [Network, Input(1, {Length}), LocalResponseNorm(1, Alpha = 1, Beta = 0.75, K = 1e-37)] public partial class ThreeQuarters;
        [Network, Input(1, {Length}), LocalResponseNorm(1, Alpha = 1, Beta = 1, K = 1e-37)] public partial class One;
        [Network, Input(1, {Length}), LocalResponseNorm(1, Alpha = 1, Beta = 0.6, K = 1e-37)] public partial class ThreeFifths;
        [Network, Input(1, {Length}), LocalResponseNorm(1, Alpha = 1, Beta = 0.9, K = 1e-37)] public partial class NineTenths;
        """));

    private static readonly Dictionary<string, (double Beta, bool HasRoots)> Powers = new()
    {
        ["Half"] = (0.5, true),
        ["ThreeQuarters"] = (0.75, true),
        ["One"] = (1, true),
        ["ThreeFifths"] = (0.6, false),
        ["NineTenths"] = (0.9, false),
    };

    public static IEnumerable<string> Names => Powers.Keys;

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Names))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Names))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Names))]
    public void Error_is_at_most_what_is_promised(InstructionSet set, string name)
    {
        (double beta, bool hasRoots) = Powers[name];

        // All magnitudes whose squares are normal numbers, a third of them around 1.
        float[] input = [.. Enumerable.Range(0, Length).Select(i => (float)((i % 2 == 0 ? 1 : -1) * Math.Pow(10, i % 3 == 0 ? (i - (Length / 2)) / 4000.0 : -18 + (36.0 * i / Length))))];
        float[] output = Run(set, name, input);
        for (int i = 0; i < Length; i++)
        {
            double sum = (float)K + ((double)input[i] * input[i]);
            double exact = input[i] / Math.Pow(sum, beta);
            double bound = hasRoots ? 4 : 4 + (2 * Math.Abs(beta * Math.Log(sum)));

            // The exponent is rounded to float32 too.
            double rounded = Math.Abs(exact * Math.Log(sum) * ((float)beta - beta));
            Assert.True(Math.Abs(output[i] - exact) <= (bound * UnitOf(exact)) + rounded, $"{name}({input[i]:R}) = {output[i]:R}, exactly {exact:R}, at most {bound} ULP off");
        }
    }

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Names))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Names))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Names))]
    public void Not_a_number_stays_one_and_values_whose_squares_overflow_vanish(InstructionSet set, string name)
    {
        float[] output = Run(set, name, [float.NaN, 1e25f, -1e25f, 0f, .. new float[Length - 4]]);

        Assert.True(float.IsNaN(output[0]));
        Assert.Equal([0f, 0f, 0f], output[1..4].Select(Math.Abs));
    }

    private static double UnitOf(double exact) => Math.Pow(2, Math.Floor(Math.Log2(Math.Abs(exact))) - 23);

    private static float[] Run(InstructionSet set, string name, float[] input)
    {
        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, []);
        using INetworkHandle network = Networks.Value[name].Load(file.ToArray(), new() { InstructionSet = set });
        float[] output = new float[Length];
        network.Predict(input, output);
        return output;
    }
}
