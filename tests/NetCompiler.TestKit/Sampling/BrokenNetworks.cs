using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.TestKit.Sampling;

/// <summary>A network with exactly one mistake.</summary>
/// <param name="Seed">What drew it.</param>
/// <param name="Declaration">The class with its attributes.</param>
/// <param name="Rule">The only finding it deserves.</param>
public sealed record BrokenNetwork(int Seed, string Declaration, DiagnosticRule Rule);

/// <summary>Draws networks that must be refused: a valid beginning, one mistake, and layers behind it that are innocent.</summary>
public static class BrokenNetworks
{
    private const int Mistakes = 8;

    /// <summary>The network of a seed; consecutive seeds go through the kinds of mistakes.</summary>
    public static BrokenNetwork Draw(int seed)
    {
        Dice dice = new((ulong)seed);
        NetworkDraft draft;
        do
        {
            draft = RandomNetworks.Begin(dice);
        }
        while (draft.Axes.Length == 0);
        int pixels = draft.Axes[0];
        DiagnosticRule rule = AddMistake(draft, dice, seed % Mistakes, pixels);
        foreach (string innocent in dice.Pick<string[]>(["Relu"], ["BatchNorm", "Tanh"], ["Dropout"]))
            draft.Add(innocent);
        if (rule != DiagnosticRules.LayerAfterEnd)
            draft.Add("Dense(3)");
        return new(seed, draft.Declaration($"Broken{seed}"), rule);
    }

    // All axes get the same numbers as the first, or a window of one pixel, so that the mistake is on the first.
    private static DiagnosticRule AddMistake(NetworkDraft draft, Dice dice, int mistake, int pixels)
    {
        int axes = draft.Axes.Length;
        int size = dice.Between(1, 2);
        switch (mistake)
        {
            case 0:
                int stride = NotDividing(pixels - size);
                draft.Add($"Conv(4, Sizes = {First(size)}, Strides = {First(stride)})");
                return DiagnosticRules.InvalidDfs;
            case 1:
                draft.Add($"MaxPool(Sizes = {First(pixels + dice.Between(1, 5))}, Strides = {First(1)})");
                return DiagnosticRules.WindowTooLarge;
            case 2:
                draft.Add($"Conv(4, Sizes = {First(3)}, Strides = {First(NotDividing(pixels))}, Same = true)");
                return DiagnosticRules.SameNotDivisible;
            case 3:
                draft.Add($"Conv({draft.Channels + 1}, 1, Groups = {draft.Channels + 1})");
                return DiagnosticRules.GroupsNotDividing;
            case 4:
                draft.Add($"Conv(4, Sizes = {First((2 * pixels) + 1)}, Pads = [{string.Join(", ", Enumerable.Range(0, axes).Select(axis => axis == 0 ? pixels : 0))}], PadMode = PadMode.Reflect)");
                return DiagnosticRules.ReflectTooWide;
            case 5:
                draft.Add("Flatten");
                draft.Add("Conv(4, 1)");
                return DiagnosticRules.NeedsMap;
            case 6:
                draft.Add("Conv(4, 1, Name = \"twice\")");
                draft.Add("Conv(4, 1, Name = \"twice\")");
                return DiagnosticRules.DoubledName;
            default:
                draft.Add($"AvgPool(Sizes = [{string.Join(", ", Enumerable.Repeat(1, axes + 1))}])");
                return DiagnosticRules.WrongAxisCount;
        }

        string First(int value) => $"[{string.Join(", ", Enumerable.Range(0, axes).Select(axis => axis == 0 ? value : 1))}]";

        static int NotDividing(int span)
        {
            int stride = 2;
            while (span % stride == 0)
                stride++;
            return stride;
        }
    }
}
