using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.Weights;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// The functions of one value against double precision, in units of the last place of the result: at most 4 as promised, over the whole range
/// of float32, with infinities and NaN.
/// </summary>
public class ActivationAccuracyTests
{
    private const int Length = 8192;
    private const double Bound = 4;

    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile($"""
        using NetCompiler;
        [Network, Input({Length}), Tanh] public partial class TanhOnly;
        [Network, Input({Length}), Sigmoid] public partial class SigmoidOnly;
        [Network, Input({Length}), Elu(Alpha = 1)] public partial class EluOnly;
        [Network, Input({Length}), Relu] public partial class ReluOnly;
        [Network, Input({Length}), LeakyRelu(Slope = 0.25)] public partial class LeakyReluOnly;
        [Network, Input({Length}), Relu6] public partial class Relu6Only;
        [Network, Input({Length}), Clip(Min = -1.5, Max = 2.5)] public partial class ClipOnly;
        [Network, Input({Length}), HardSigmoid] public partial class HardSigmoidOnly;
        [Network, Input({Length}), HardSwish] public partial class HardSwishOnly;
        [Network, Input({Length}), Silu] public partial class SiluOnly;
        [Network, Input({Length}), Gelu] public partial class GeluOnly;
        [Network, Input({Length}), Gelu(TanhForm = true)] public partial class GeluTanhOnly;
        """));

    private static readonly Dictionary<string, Func<double, double>> Exact = new()
    {
        ["TanhOnly"] = Math.Tanh,
        ["SigmoidOnly"] = x => 1 / (1 + Math.Exp(-x)),
        ["EluOnly"] = x => x >= 0 ? x : ExpMinusOne(x),
        ["ReluOnly"] = x => Math.Max(x, 0),
        ["LeakyReluOnly"] = x => x >= 0 ? x : 0.25 * x,
        ["Relu6Only"] = x => Math.Clamp(x, 0, 6),
        ["ClipOnly"] = x => Math.Clamp(x, -1.5, 2.5),
        ["HardSigmoidOnly"] = x => Math.Clamp(x + 3, 0, 6) / 6,
        ["HardSwishOnly"] = x => Math.Max(x, -3) * (Math.Clamp(x + 3, 0, 6) / 6),
        ["SiluOnly"] = x => Gated(x, x),
        ["GeluOnly"] = x => double.IsInfinity(x) ? Math.Max(x, 0) : x / 2 * ErrorFunction.Erfc(-x / Math.Sqrt(2)),
        ["GeluTanhOnly"] = x => Gated(x, 2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))),
    };

    public static IEnumerable<string> Names => Exact.Keys;

    /// <summary>Functions whose values left of zero are small.</summary>
    public static IEnumerable<string> Tails => ["GeluOnly", "GeluTanhOnly", "SiluOnly", "TanhOnly", "SigmoidOnly", "EluOnly"];

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Names))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Names))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Names))]
    public void Error_is_at_most_four_units_of_the_last_place(InstructionSet set, string name)
    {
        (float[] input, float[] output) = Run(set, name);
        for (int i = 0; i < Length; i++)
        {
            double exact = Exact[name](input[i]);

            if (Math.Abs(exact) >= 1.2e-38 && float.IsFinite((float)exact))
                Assert.True(Math.Abs(output[i] - exact) <= Bound * UnitOf(exact), $"{name}({input[i]:R}) = {output[i]:R}, exactly {exact:R}");
            else
                Assert.Equal((float)exact, output[i], 1.2e-38f);
        }
    }

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Names))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Names))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Names))]
    public void Not_a_number_stays_one_and_infinities_have_their_limits(InstructionSet set, string name)
    {
        float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, float.MaxValue, -float.MaxValue, float.Epsilon];
        float[] output = Run(set, name, [.. special, .. new float[Length - special.Length]]);
        for (int i = 0; i < special.Length; i++)
        {
            if (float.IsNaN(special[i]))
                Assert.True(float.IsNaN(output[i]), $"{name}(NaN) = {output[i]}");
            else
                Assert.Equal((float)Exact[name](special[i]), output[i], 1e-37f);
        }
    }

    // A million numbers from −0.01 to −13.25, a few units of the last place apart: of some functions only one value in a million comes near the bound. Where no fused multiply-add exists they
    // lose about one unit more.
    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Tails))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Tails))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Tails))]
    public void Left_tails_keep_to_it_number_by_number(InstructionSet set, string name)
    {
        const int Step = 67;
        double bound = Processor.SameBits.Contains(set) ? Bound : Bound + 1;
        int last = BitConverter.SingleToInt32Bits(-13.25f);
        for (int first = BitConverter.SingleToInt32Bits(-0.01f); first < last; first += Step * Length)
        {
            float[] input = [.. Enumerable.Range(0, Length).Select(i => BitConverter.Int32BitsToSingle(Math.Min(last, first + (i * Step))))];
            float[] output = Run(set, name, input);
            for (int i = 0; i < Length; i++)
            {
                double exact = Exact[name](input[i]);
                if (Math.Abs(exact) >= 1.2e-38 && Math.Abs(output[i] - exact) > bound * UnitOf(exact))
                    Assert.Fail($"{name}({input[i]:R}) = {output[i]:R}, exactly {exact:R}");
            }
        }
    }

    private static double UnitOf(double exact) => Math.Pow(2, Math.Floor(Math.Log2(Math.Abs(exact))) - 23);

    private static (float[] Input, float[] Output) Run(InstructionSet set, string name)
    {
        // Half evenly between −20 and 20, where GELU's left tail ends too, half over all magnitudes of either sign.
        float[] input =
        [
            .. Enumerable.Range(0, Length / 2).Select(i => -20 + (40f * i / (Length / 2))),
            .. Enumerable.Range(0, Length / 2).Select(i => (float)((i % 2 == 0 ? 1 : -1) * Math.Pow(10, -30 + (32.0 * i / (Length / 2))))),
        ];
        return (input, Run(set, name, input));
    }

    private static float[] Run(InstructionSet set, string name, float[] input)
    {
        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, []);
        using INetworkHandle network = Networks.Value[name].Load(file.ToArray(), new() { InstructionSet = set });
        float[] output = new float[Length];
        network.Predict(input, output);
        return output;
    }

    /// <summary>x·sigmoid(y), with the limits of infinite x.</summary>
    private static double Gated(double x, double y) => double.IsNegativeInfinity(x) ? 0 : y >= 0 ? x / (1 + Math.Exp(-y)) : x * Math.Exp(y) / (1 + Math.Exp(y));

    /// <summary>eˣ − 1 without cancellation, by its series where x is small.</summary>
    private static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 1e-3)
            return Math.Exp(x) - 1;
        return x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5))))))));
    }
}
