namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws branches of vectors.</summary>
internal static class GraphVectors
{
    public static DrawnValue AddResidual(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        DrawnValue hidden = Dense(draft, x, dice.Pick(3, 16, 33));
        string sum = $"{hidden.Name}.Dense({x.Channels})";
        return draft.Let(dice.Chance(50) ? $"({x.Name} + {sum}).Relu()" : $"{sum}.BatchNorm() + {x.Name}", x);
    }

    public static DrawnValue AddConcat(GraphDraft draft, DrawnValue x)
    {
        DrawnValue[] parts = [Dense(draft, x, draft.Dice.Pick(3, 5, 16)), draft.Dice.Chance(50) ? x : Dense(draft, x, 7), Dense(draft, x, 5)];
        return draft.Let($"Tensor.Concat({string.Join(", ", parts.Select(part => part.Name))})", parts.Sum(part => part.Channels), []);
    }

    public static DrawnValue AddSplit(GraphDraft draft, DrawnValue x)
    {
        int parts = RandomLayers.Divisor(x.Channels, draft.Dice);
        string name = draft.NewName("parts");
        draft.Write($"Tensor[] {name} = {x.Name}.Split({parts});", $"for (int i = 0; i < {name}.Length; i += 2)", $"    {name}[i] = {name}[i].Tanh();");
        return draft.Let($"Tensor.Concat({name})", x);
    }

    public static DrawnValue AddGate(GraphDraft draft, DrawnValue x) =>
        draft.Let($"{x.Name} {draft.Dice.Pick("*", "+")} {x.Name}.{draft.Dice.Pick("Softmax()", "Sigmoid()", $"Dense({x.Channels}).HardSigmoid()")}", x);

    private static DrawnValue Dense(GraphDraft draft, DrawnValue x, int units) => GraphStructures.Decorate(draft, draft.Let($"{x.Name}.Dense({units})", units, []));
}
