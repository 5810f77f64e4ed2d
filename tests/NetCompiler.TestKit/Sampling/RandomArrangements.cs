namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws layers that only move the values of a map.</summary>
internal static class RandomArrangements
{
    private const int MostSizes = 4;

    public static void AddPad(NetworkDraft draft, Dice dice)
    {
        PadMode mode = dice.Pick(PadMode.Zero, PadMode.Zero, PadMode.Reflect, PadMode.Replicate);
        int widest = mode == PadMode.Reflect ? Math.Min(2, draft.Axes.Min() - 1) : 2;
        if (widest == 0)
            return;
        int size = dice.Between(1, widest);
        int[] begins = [.. draft.Axes.Select(_ => dice.Roll(widest + 1))];
        int[] ends = dice.Chance(50) ? begins : [.. draft.Axes.Select(_ => dice.Roll(widest + 1))];
        bool square = dice.Chance(50);
        string sizes = square ? $"{size}" : $"Sizes = [{string.Join(", ", ReferenceEquals(begins, ends) ? begins : [.. begins, .. ends])}]";
        draft.Add($"Pad({sizes}{(mode == PadMode.Zero ? "" : $", Mode = PadMode.{mode}")})", draft.Channels, [.. draft.Axes.Select((axis, i) => axis + (square ? 2 * size : begins[i] + ends[i]))]);
    }

    public static void AddSlice(NetworkDraft draft, Dice dice)
    {
        int[] sizes = [draft.Channels, .. draft.Axes];
        int axis = dice.Chance(60) ? 0 : dice.Roll(sizes.Length);
        int begin = dice.Roll(sizes[axis]);
        int step = dice.Pick(1, 1, 2, 3);
        int length = dice.Between(1, ((sizes[axis] - begin - 1) / step) + 1);
        sizes[axis] = length;
        draft.Add($"Slice({begin}, {length}{(step > 1 ? $", Step = {step}" : "")}{(axis > 0 ? $", Axis = {axis}" : "")})", sizes[0], sizes[1..]);
    }

    // Two neighbouring sizes become one, or one becomes two.
    public static void AddReshape(NetworkDraft draft, Dice dice)
    {
        List<int> sizes = [draft.Channels, .. draft.Axes];
        if (sizes.Count == MostSizes || (sizes.Count > 2 && dice.Chance(50)))
        {
            int at = dice.Roll(sizes.Count - 1);
            sizes[at] *= sizes[at + 1];
            sizes.RemoveAt(at + 1);
        }
        else
        {
            int at = dice.Roll(sizes.Count);
            int part = RandomLayers.Divisor(sizes[at], dice);
            sizes.Insert(at, part);
            sizes[at + 1] /= part;
        }

        int open = dice.Chance(30) ? dice.Roll(sizes.Count) : -1;
        draft.Add($"Reshape({string.Join(", ", sizes.Select((size, i) => i == open ? -1 : size))})", sizes[0], [.. sizes.Skip(1)]);
    }

    public static void AddPermute(NetworkDraft draft, Dice dice)
    {
        int[] sizes = [draft.Channels, .. draft.Axes];
        List<int> left = [.. Enumerable.Range(0, sizes.Length)];
        List<int> order = [];
        while (left.Count > 0)
        {
            order.Add(left[dice.Roll(left.Count)]);
            left.Remove(order[^1]);
        }

        draft.Add($"Permute({string.Join(", ", order)})", sizes[order[0]], [.. order.Skip(1).Select(axis => sizes[axis])]);
    }
}
