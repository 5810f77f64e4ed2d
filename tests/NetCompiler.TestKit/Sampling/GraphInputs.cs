namespace NetCompiler.TestKit.Sampling;

/// <summary>Brings a second input into a drawn network.</summary>
internal static class GraphInputs
{
    /// <param name="draft">The network.</param>
    /// <param name="x">The value so far.</param>
    /// <param name="second">The other input; null afterwards where it was used up.</param>
    public static DrawnValue Join(GraphDraft draft, DrawnValue x, ref DrawnValue? second)
    {
        Dice dice = draft.Dice;
        DrawnValue y = second!;
        if (dice.Chance(75))
            second = null;
        if (y.HasShapeOf(x))
        {
            return dice.Roll(3) switch
            {
                0 => draft.Let($"{x.Name} + {y.Name}", x),
                1 => draft.Let($"{y.Name} * {x.Name}", x),
                _ => draft.Let($"Tensor.Concat({y.Name}, {x.Name})", x.Channels + y.Channels, x.Axes),
            };
        }

        if (y.Axes.SequenceEqual(x.Axes))
        {
            int times = dice.Between(1, 2);
            return draft.Let($"Tensor.Concat({x.Name}{string.Concat(Enumerable.Repeat($", {y.Name}", times))})", x.Channels + (times * y.Channels), x.Axes);
        }

        return draft.Let($"{x.Name} * {y.Name}.Dense({x.Channels}).Sigmoid()", x);
    }
}
