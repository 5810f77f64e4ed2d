using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Judges arguments that must divide sizes: groups, heads, the windows of attention.</summary>
internal static class Divisor
{
    /// <summary>The argument <c>Groups</c>, or 1 after an error.</summary>
    public static int CheckGroups(LayerContext context, int groups, params (int Count, string What)[] numbers) =>
        Check(context, DiagnosticRules.GroupsNotDividing, "Groups", groups, $"{groups} groups do", numbers);

    /// <summary>Reports the first number that is not a multiple of the argument's value, with the nearest values that divide all; goes on with 1.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="rule">What is reported.</param>
    /// <param name="argument">The argument, given or not.</param>
    /// <param name="value">Its value.</param>
    /// <param name="subject">Value and what it counts, for the message: <c>4 groups do</c>.</param>
    /// <param name="numbers">What it must divide, and what those are.</param>
    public static int Check(LayerContext context, DiagnosticRule rule, string argument, int value, string subject, params (int Count, string What)[] numbers)
    {
        foreach ((int count, string counted) in numbers)
        {
            if (count % value == 0)
                continue;
            int[] nearest = Nearest(Common(numbers.Select(number => number.Count)), value);
            context.Report(
                rule,
                context.KeyOrLayer(argument),
                $"{subject} not divide the {count} {counted}: {count} / {value} is not an integer; valid near it: {string.Join(" or ", nearest)}",
                nearest.Select(divisor => new SuggestedFix($"Use {argument} = {divisor}", argument, $"{divisor}")));
            return 1;
        }

        return value;
    }

    /// <summary>The nearest one below and the nearest one above; two of one side where the other has none.</summary>
    private static int[] Nearest(IEnumerable<int> divisors, int value)
    {
        int[] below = [.. divisors.Where(divisor => divisor < value).OrderByDescending(divisor => divisor)];
        int[] above = [.. divisors.Where(divisor => divisor > value).OrderBy(divisor => divisor)];
        return [.. below.Take(above.Length > 0 ? 1 : 2).Reverse(), .. above.Take(below.Length > 0 ? 1 : 2)];
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
