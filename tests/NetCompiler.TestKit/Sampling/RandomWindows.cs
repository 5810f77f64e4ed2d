namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws what slides over a map, until it fits.</summary>
internal static class RandomWindows
{
    private const int Draws = 60;

    // Keeps the naive interpreter and the tests quick.
    private const long MostMultiplyAdds = 150_000;
    private const int MostValues = 8_000;

    /// <param name="draft">Where to.</param>
    /// <param name="dice">The choices.</param>
    /// <param name="layer"><c>Conv</c> or one of its kin that have a window.</param>
    /// <param name="name">The layer's name; null for the default.</param>
    public static void AddConv(NetworkDraft draft, Dice dice, string layer = "Conv", string? name = null)
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            bool isLocal = layer == "LocallyConnected";
            (int groups, int filters) = layer switch
            {
                "Conv" => Groups(draft.Channels, dice),
                "DepthwiseConv" => (draft.Channels, draft.Channels * dice.Pick(1, 1, 1, 2, 3)),
                _ => (1, Filters(dice)),
            };
            PadMode mode = isLocal ? PadMode.Zero : dice.Pick(PadMode.Zero, PadMode.Zero, PadMode.Zero, PadMode.Reflect, PadMode.Replicate);
            Rounding rounding = AnyRounding(dice);
            bool same = dice.Chance(25);
            bool square = dice.Chance(65);
            DrawnAxis[] window = Window(draft, dice, square, same, widestDilation: !isLocal && dice.Chance(25) ? 3 : 1, widestPad: 2);
            if (Map(draft, window, same, rounding, mode) is not { } map || Cost(draft, window, map, filters, groups) > MostMultiplyAdds)
                continue;

            // Weights of its own for each pixel: as many as multiply-adds.
            if (isLocal && Cost(draft, window, map, filters, groups) > MostMultiplyAdds / 4)
                continue;
            bool bias = dice.Chance(75);
            string[] arguments =
            [
                .. Optional(layer != "DepthwiseConv", $"{filters}"), .. Square(window, square), .. Geometry(window, square, same, rounding, pool: false),
                .. Optional(layer == "Conv" && groups > 1, $"Groups = {groups}"), .. Optional(layer == "DepthwiseConv" && filters > draft.Channels, $"Multiplier = {filters / draft.Channels}"),
                .. Optional(!bias, "Bias = false"), .. Optional(mode != PadMode.Zero, $"PadMode = PadMode.{mode}"), .. Optional(name is not null, $"Name = \"{name}\""),
            ];
            draft.Add($"{layer}({string.Join(", ", arguments)})", filters, map);
            return;
        }
    }

    public static void AddPool(NetworkDraft draft, Dice dice)
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            bool average = dice.Chance(50);
            Rounding rounding = AnyRounding(dice);
            bool same = dice.Chance(15);
            bool square = dice.Chance(65);
            DrawnAxis[] window = Window(draft, dice, square, same, widestDilation: 1, widestPad: dice.Chance(30) ? 2 : 0);

            // A pool's padding must leave every window a pixel.
            if (window.Any(axis => Math.Max(axis.Pad, axis.PadEnd) >= axis.Size) || Map(draft, window, same, rounding, PadMode.Zero) is not { } map)
                continue;
            string[] properties = [.. Geometry(window, square, same, rounding, pool: true), .. Optional(average && dice.Chance(40), "CountPad = false")];
            string arguments = string.Join(", ", [.. Square(window, square), .. properties]);
            draft.Add($"{(average ? "AvgPool" : "MaxPool")}({arguments})", draft.Channels, map);
            return;
        }
    }

    public static void AddConvTranspose(NetworkDraft draft, Dice dice)
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            bool square = dice.Chance(65);
            DrawnAxis[] window = Window(draft, dice, square, same: false, widestDilation: dice.Chance(25) ? 2 : 1, widestPad: 2);
            int outputPad = dice.Chance(30) ? dice.Roll(window.Min(axis => Math.Max(axis.Stride, axis.Dilation))) : 0;
            (int groups, int filters) = Groups(draft.Channels, dice);
            int[] map = [.. window.Select((axis, i) => ((draft.Axes[i] - 1) * axis.Stride) - axis.Pad - axis.PadEnd + ((axis.Size - 1) * axis.Dilation) + 1 + outputPad)];
            if (map.Any(size => size < 1) || map.Aggregate(filters, (product, size) => product * size) > MostValues || Cost(draft, window, draft.Axes, filters, groups) > MostMultiplyAdds)
                continue;
            string[] arguments =
            [
                $"{filters}", .. Square(window, square), .. Geometry(window, square, same: false, Rounding.Exact, pool: false),
                .. Optional(outputPad > 0, $"OutputPad = {outputPad}"), .. Optional(groups > 1, $"Groups = {groups}"), .. Optional(dice.Chance(25), "Bias = false"),
            ];
            draft.Add($"ConvTranspose({string.Join(", ", arguments)})", filters, map);
            return;
        }
    }

    private static Rounding AnyRounding(Dice dice) => dice.Pick(Rounding.Exact, Rounding.Exact, Rounding.Exact, Rounding.Floor, Rounding.Ceil);

    private static int Filters(Dice dice) => dice.Pick(1, 2, 3, 5, 6, 8, 10, 16, 17, 24, 32, 33, 40);

    private static (int Groups, int Filters) Groups(int channels, Dice dice)
    {
        int filters = Filters(dice);
        int[] divisors = [.. Enumerable.Range(1, channels).Where(groups => channels % groups == 0)];
        return dice.Roll(5) switch
        {
            0 => (channels, channels * dice.Pick(1, 1, 1, 2)),
            1 when dice.Pick(divisors) is var groups => (groups, groups * dice.Between(1, 4)),
            _ => (1, filters),
        };
    }

    private static DrawnAxis[] Window(NetworkDraft draft, Dice dice, bool square, bool same, int widestDilation, int widestPad)
    {
        bool lopsided = !square && dice.Chance(25);
        DrawnAxis[] window = [.. draft.Axes.Select(_ => Draw())];
        if (square)
            Array.Fill(window, window[0]);
        return window;

        DrawnAxis Draw()
        {
            int pad = Pad();
            return new(dice.Pick(1, 2, 3, 3, 3, 4, 5, 7), dice.Pick(1, 1, 1, 2, 2, 3), pad, lopsided ? Pad() : pad, dice.Between(1, widestDilation));
        }

        int Pad() => same ? 0 : dice.Pick(0, 0, dice.Roll(widestPad + 1));
    }

    private static int[]? Map(NetworkDraft draft, DrawnAxis[] window, bool same, Rounding rounding, PadMode mode)
    {
        int[] map = new int[window.Length];
        for (int axis = 0; axis < window.Length; axis++)
        {
            int input = draft.Axes[axis];
            (map[axis], int before, int behind) = window[axis].Walk(input, same, rounding);
            if (map[axis] == 0 || (mode == PadMode.Reflect && Math.Max(before, behind) >= input))
                return null;
        }

        return map;
    }

    private static long Cost(NetworkDraft draft, DrawnAxis[] window, int[] map, int filters, int groups) =>
        window.Aggregate(map.Aggregate((long)filters * draft.Channels / groups, (product, axis) => product * axis), (product, axis) => product * axis.Size);

    private static IEnumerable<string> Square(DrawnAxis[] window, bool square) => square ? [$"{window[0].Size}"] : [];

    private static IEnumerable<string> Geometry(DrawnAxis[] window, bool square, bool same, Rounding rounding, bool pool)
    {
        if (!square)
            yield return $"Sizes = {List(axis => axis.Size)}";
        bool strideGiven = window.Any(axis => axis.Stride != (pool ? axis.Size : 1));
        if (strideGiven)
            yield return square ? $"Stride = {window[0].Stride}" : $"Strides = {List(axis => axis.Stride)}";
        if (same)
            yield return "Same = true";
        else if (window.Any(axis => axis.Pad != axis.PadEnd))
            yield return $"Pads = [{string.Join(", ", [.. window.Select(axis => axis.Pad), .. window.Select(axis => axis.PadEnd)])}]";
        else if (window.Any(axis => axis.Pad > 0))
            yield return square ? $"Pad = {window[0].Pad}" : $"Pads = {List(axis => axis.Pad)}";
        if (window.Any(axis => axis.Dilation > 1))
            yield return square ? $"Dilation = {window[0].Dilation}" : $"Dilations = {List(axis => axis.Dilation)}";
        if (rounding != Rounding.Exact)
            yield return $"Rounding = Rounding.{rounding}";

        string List(Func<DrawnAxis, int> value) => $"[{string.Join(", ", window.Select(value))}]";
    }

    private static IEnumerable<string> Optional(bool present, string text) => present ? [text] : [];
}
