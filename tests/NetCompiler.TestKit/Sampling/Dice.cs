using NetCompiler.TestKit.Reference;

namespace NetCompiler.TestKit.Sampling;

/// <summary>Random choices that a seed fixes for ever, whatever the framework's version.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _rolled;

    /// <summary>A number from 0 to <paramref name="sides"/> − 1.</summary>
    public int Roll(int sides) => (int)((Formula.SplitMix64(seed, _rolled++) >> 33) % (ulong)sides);

    public int Between(int least, int most) => least + Roll(most - least + 1);

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Roll(choices.Length)];

    /// <summary>A number with two digits behind the point, between two bounds.</summary>
    public double Real(double least, double most) => Math.Round(least + ((most - least) * Roll(1001) / 1000), 2);
}
