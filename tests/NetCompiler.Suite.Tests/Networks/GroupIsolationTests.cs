using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>What is infinite or no number in one group of channels changes nothing in the filters of another, though they share vectors and weights of zero are among theirs.</summary>
public class GroupIsolationTests
{
    private const int Side = 5;

    private static readonly Dictionary<string, (int Groups, int Channels, int Filters)> Shapes = new[]
    {
        (8, 3, 3), (8, 5, 5), (8, 6, 6), (8, 7, 7), (4, 12, 12), (3, 24, 24), (8, 4, 4), (17, 1, 1), (17, 2, 1), (16, 8, 1), (5, 2, 9), (4, 16, 8), (2, 30, 40), (2, 16, 16), (2, 3, 32),
    }.ToDictionary(shape => $"Of{shape.Item1}Groups{shape.Item2}To{shape.Item3}");

    private static readonly ForwardNetworks Networks = new(Shapes.ToDictionary(
        shape => shape.Key,
        shape => ($"{shape.Value.Groups * shape.Value.Channels}, {Side}, {Side}", $"=> x.Conv({shape.Value.Groups * shape.Value.Filters}, 3, pad: 1, groups: {shape.Value.Groups});")));

    public static IEnumerable<string> Names => Shapes.Keys;

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Names))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Names))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Names))]
    public void What_is_not_finite_stays_in_its_group(InstructionSet set, string name)
    {
        (int groups, int channels, int filters) = Shapes[name];
        using INetworkHandle network = Networks.Compiled[name].Load(Networks.WeightFile(name), new() { InstructionSet = set });
        float[] input = Networks.Input(name);
        float[] finite = new float[groups * filters * Side * Side];
        network.Predict(input, finite);
        Assert.All(finite, value => Assert.True(float.IsFinite(value)));
        foreach (float special in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (int group = 0; group < groups; group++)
            {
                float[] spoilt = [.. input];
                spoilt.AsSpan(group * channels * Side * Side, channels * Side * Side).Fill(special);
                float[] output = new float[finite.Length];
                network.Predict(spoilt, output);
                for (int i = 0; i < output.Length; i++)
                {
                    int filter = i / (Side * Side);
                    if (filter / filters == group)
                        Assert.False(float.IsFinite(output[i]), $"{name}, {special} in group {group}: output {i} of filter {filter} is {output[i]:R}");
                    else
                        Assert.True(BitConverter.SingleToInt32Bits(finite[i]) == BitConverter.SingleToInt32Bits(output[i]), $"{name}, {special} in group {group}: output {i} of filter {filter} is {output[i]:R} instead of {finite[i]:R}");
                }
            }
        }
    }
}
