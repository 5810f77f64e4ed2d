using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Judges arguments that must divide sizes: groups, heads, the windows of attention.</summary>
internal static class Divisor
{
    /// <summary>Reports the first number that is not a multiple of the argument's value, with the nearest values that divide all; goes on with 1.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="rule">What is reported.</param>
    /// <param name="argument">The argument, given or not.</param>
    /// <param name="value">Its value.</param>
    /// <param name="what">What it counts, for the message: <c>groups</c>.</param>
    /// <param name="numbers">What it must divide, and what those are.</param>
    public static int Check(LayerContext context, DiagnosticRule rule, string argument, int value, string what, params (int Count, string What)[] numbers)
    {
        foreach ((int count, string counted) in numbers)
        {
            if (count % value == 0)
                continue;
            int[] nearest = [.. Common(numbers.Select(number => number.Count)).OrderBy(divisor => Math.Abs((long)divisor - value)).ThenBy(divisor => divisor).Take(2).OrderBy(divisor => divisor)];
            context.Report(
                rule,
                context.KeyOrLayer(argument),
                $"{value} {what} do not divide the {count} {counted}: {count} / {value} is not an integer; valid near it: {string.Join(" or ", nearest)}",
                nearest.Select(divisor => new SuggestedFix($"Use {argument} = {divisor}", argument, $"{divisor}")));
            return 1;
        }

        return value;
    }

    private static IEnumerable<int> Common(IEnumerable<int> numbers)
    {
        int common = numbers.Aggregate(GreatestCommon);
        for (int divisor = 1; (long)divisor * divisor <= common; divisor++)
        {
            if (common % divisor != 0)
                continue;
            yield return divisor;
            if (common / divisor != divisor)
                yield return common / divisor;
        }
    }

    private static int GreatestCommon(int first, int second) => second == 0 ? first : GreatestCommon(second, first % second);
}
