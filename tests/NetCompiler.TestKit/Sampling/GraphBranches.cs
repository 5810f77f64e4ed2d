namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws concatenations over channels, and values that several layers read.</summary>
internal static class GraphBranches
{
    /// <summary>Convolutions and pools beside each other; a branch may be the value itself, be given twice, or be a concatenation.</summary>
    public static DrawnValue AddInception(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        bool isReduced = x.Axes.All(axis => axis > 2) && dice.Chance(30);
        List<DrawnValue> parts = [.. Enumerable.Range(0, dice.Between(2, 4)).Select(_ => isReduced ? Reducing(draft, x) : Branch(draft, x))];
        if (dice.Chance(25))
            parts.Add(dice.Pick([.. parts]));
        if (dice.Chance(30))
        {
            DrawnValue inner = Concat(draft, parts[..2]);
            parts = dice.Chance(50) ? [inner, .. parts[2..], parts[0]] : [.. parts[2..], parts[1], inner];
        }

        DrawnValue all = Concat(draft, parts);
        return dice.Chance(50) ? GraphStructures.Decorate(draft, all) : all;
    }

    /// <summary>DenseNet's block: each layer reads all that came before it, as one growing value or as a list of them.</summary>
    public static DrawnValue AddDense(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int growth = dice.Pick(3, 5, 8, 16);
        int layers = dice.Between(2, 4);
        string layer = dice.Pick($".BatchNorm().Relu().Conv({growth}, 1).Relu()", $".Conv({growth}, 3, pad: 1)", $".Relu().Conv({growth}, 3, pad: 1, bias: false).BatchNorm().Tanh()");
        int channels = x.Channels + (layers * growth);
        string name = draft.NewName("dense");
        switch (dice.Roll(3))
        {
            case 0:
                draft.Write($"Tensor {name} = {x.Name};", $"for (int i = 0; i < {layers}; i++)", $"    {name} = Tensor.Concat({name}, {name}{layer});");
                return draft.Know(name, channels, x.Axes);
            case 1:
                draft.Write(
                    $"List<Tensor> {name} = [{x.Name}];", $"for (int i = 0; i < {layers}; i++)", "{", $"    Tensor joined = Tensor.Concat({name});",
                    $"    {name}.Add(joined{layer});", "}");
                return draft.Let($"Tensor.Concat({name})", channels, x.Axes);
            default:
                // The newest values first: no concatenation begins with another one.
                draft.Write($"Tensor {name} = {x.Name};", $"for (int i = 0; i < {layers}; i++)", $"    {name} = Tensor.Concat({name}{layer}, {name});");
                return draft.Know(name, channels, x.Axes);
        }
    }

    /// <summary>Several readers of one value, with paddings and functions of their own.</summary>
    public static DrawnValue AddReaders(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        x = dice.Chance(50) ? draft.Through(x, run => run.Add(RandomLayers.Activation(dice))) : x;
        int filters = GraphConvs.Filters(dice);
        List<DrawnValue> readers = [];
        int count = dice.Between(2, 4);
        for (int i = 0; i < count; i++)
            readers.Add(draft.Let(x.Name + GraphConvs.Keeping(draft, x, filters, isDecorated: dice.Chance(40)), filters, x.Axes));
        if (dice.Chance(40))
            readers.Add(draft.Let($"{x.Name}.MaxPool(3, stride: 1, pad: 1).Conv({filters}, 1)", filters, x.Axes));
        return dice.Chance(50) ? Concat(draft, readers) : draft.Let(string.Join(dice.Pick(" + ", " + ", " * "), readers.Select(reader => reader.Name)), readers[0]);
    }

    /// <summary>The same values in two concatenations, and twice in one.</summary>
    public static DrawnValue AddShared(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        DrawnValue a = Branch(draft, x);
        DrawnValue b = Branch(draft, x);
        DrawnValue first = Concat(draft, dice.Chance(50) ? [a, b] : [a, a, b]);
        DrawnValue second = Concat(draft, dice.Pick<DrawnValue[]>([b, a], [a, b, x], [b, b], [first, a], [x, first]));
        int filters = GraphConvs.Filters(dice);
        DrawnValue left = draft.Let(first.Name + GraphConvs.Keeping(draft, first, filters), filters, x.Axes);
        DrawnValue right = draft.Let(second.Name + GraphConvs.Keeping(draft, second, filters), filters, x.Axes);
        return dice.Chance(50) ? draft.Let($"{left.Name} + {right.Name}", left) : Concat(draft, [left, right, a]);
    }

    private static DrawnValue Branch(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int filters = GraphConvs.Filters(dice);
        switch (dice.Roll(6))
        {
            case 0:
                return x;
            case 1:
                string pool = dice.Pick("MaxPool(3, stride: 1, pad: 1)", "AvgPool(3, stride: 1, pad: 1)", "AvgPool(3, stride: 1, pad: 1, countPad: false)", "MaxPool(2, stride: 1, same: true)");
                return dice.Chance(50) ? draft.Let($"{x.Name}.{pool}", x) : draft.Let($"{x.Name}.{pool}.Conv({filters}, 1)", filters, x.Axes);
            case 2:
                return GraphStructures.Decorate(draft, x);
            default:
                return draft.Let(x.Name + GraphConvs.Keeping(draft, x, filters), filters, x.Axes);
        }
    }

    private static DrawnValue Reducing(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int filters = GraphConvs.Filters(dice);
        int[] axes = [.. x.Axes.Select(axis => (axis + 1) / 2)];
        return dice.Roll(3) switch
        {
            0 => draft.Let($"{x.Name}.{dice.Pick("MaxPool", "AvgPool")}(3, stride: 2, pad: 1, rounding: Rounding.Floor)", x.Channels, axes),
            1 => draft.Let($"{x.Name}.Conv({filters}, 3, stride: 2, pad: 1, rounding: Rounding.Floor)", filters, axes),
            _ => draft.Let($"{x.Name}.Conv({filters}, 1).Relu().DepthwiseConv(3, stride: 2, pad: 1, rounding: Rounding.Floor)", filters, axes),
        };
    }

    private static DrawnValue Concat(GraphDraft draft, IReadOnlyList<DrawnValue> parts) =>
        draft.Let($"Tensor.Concat({string.Join(", ", parts.Select(part => part.Name))})", parts.Sum(part => part.Channels), parts[0].Axes);
}
