using NetCompiler.TestKit.Architectures;

namespace NetCompiler.TestKit.Sampling;

/// <summary>
/// Draws valid sequential networks over the whole attribute vocabulary: one to three dimensions and vectors, every property of
/// every layer, norms and activations wherever they may stand. Maps are small, so that hundreds compile and run in seconds.
/// </summary>
public static class RandomNetworks
{
    private const int MostStages = 4;

    /// <summary>The network of a seed; the same for ever.</summary>
    public static RandomNetwork Draw(int seed)
    {
        string name = $"Random{seed}";
        string declaration = Draft(seed).Declaration(name);
        return new(seed, name, declaration, () => GraphText.Build(declaration));
    }

    /// <summary>One compilation's text with the networks of consecutive seeds.</summary>
    public static string Source(int firstSeed, int count) =>
        "using NetCompiler;\n\nnamespace Drawn;\n\n" + string.Join("\n", Enumerable.Range(firstSeed, count).Select(seed => Draw(seed).Declaration));

    internal static NetworkDraft Draft(int seed)
    {
        Dice dice = new((ulong)seed);
        NetworkDraft draft = Begin(dice);
        int stages = dice.Between(1, MostStages);
        for (int stage = 0; stage < stages && !draft.IsVector; stage++)
        {
            if (dice.Chance(10))
                RandomWindows.AddConv(draft, dice, name: $"block{stage}.conv");
            else
                RandomLayers.AddMaking(draft, dice);
            Decorate(draft, dice);
        }

        if (draft.IsVector || dice.Chance(75))
            Finish(draft, dice);
        if (dice.Chance(20))
            draft.Add(RandomLayers.Softmax(draft, dice));
        if (draft.Count == 0)
            draft.Add("Relu");
        return draft;
    }

    internal static NetworkDraft Begin(Dice dice)
    {
        int channels = dice.Pick(1, 1, 2, 3, 3, 6, 16, 17, 24, 33);
        NetworkDraft draft = dice.Roll(12) switch
        {
            0 => new(dice.Between(1, 70), []),
            1 or 2 or 3 => new(channels, [dice.Between(6, 40)]),
            4 or 5 => new(channels, [dice.Between(3, 7), dice.Between(3, 7), dice.Between(3, 8)]),
            _ => new(channels, [dice.Between(4, 18), dice.Between(4, 18)]),
        };
        if (dice.Chance(30))
            draft.Add(Normalize(draft.Channels, dice));
        if (dice.Chance(25))
            Decorate(draft, dice);
        return draft;
    }

    private static string Normalize(int channels, Dice dice)
    {
        string std = dice.Chance(50) ? $"Std = {RandomLayers.Number(dice.Real(0.3, 2))}" : $"Stds = {List(0.3, 2)}";
        return dice.Roll(3) switch
        {
            0 => $"Normalize(Mean = {RandomLayers.Number(dice.Real(-0.5, 0.5))}, {std})",
            1 => $"Normalize(Means = {List(-0.5, 0.5)}, {std})",
            _ => $"Normalize(MeanPicture = true, {std})",
        };

        string List(double least, double most) => $"[{string.Join(", ", Enumerable.Range(0, channels).Select(_ => RandomLayers.Number(dice.Real(least, most))))}]";
    }

    // From a map to a vector, if at all, and dense layers behind it.
    private static void Finish(NetworkDraft draft, Dice dice)
    {
        string? toVector = dice.Pick(null, null, "Flatten", "GlobalAvgPool", "GlobalMaxPool");
        if (draft.Axes.Length > 0 && toVector is not null)
        {
            draft.Add(toVector, toVector == "Flatten" ? draft.Length : draft.Channels, []);
            Decorate(draft, dice);
        }

        int layers = dice.Between(draft.Axes.Length == 0 && dice.Chance(30) ? 0 : 1, 3);
        for (int layer = 0; layer < layers; layer++)
        {
            int units = dice.Pick(1, 2, 3, 7, 10, 16, 17, 24, 33, 64, 100);
            draft.Add($"Dense({units}{(dice.Chance(20) ? ", Bias = false" : "")})", units, []);
            Decorate(draft, dice);
        }
    }

    // Up to three layers that keep the shape, in any order and even twice.
    private static void Decorate(NetworkDraft draft, Dice dice)
    {
        int layers = dice.Pick(0, 1, 1, 1, 2, 2, 3);
        for (int layer = 0; layer < layers; layer++)
            RandomLayers.AddKeeping(draft, dice);
    }
}
