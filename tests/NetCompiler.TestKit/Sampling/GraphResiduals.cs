namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws sums with shortcuts, and products with gates.</summary>
internal static class GraphResiduals
{
    /// <summary>Identity shortcuts, up to three in a chain.</summary>
    public static DrawnValue Add(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int blocks = dice.Between(1, 3);
        for (int i = 0; i < blocks; i++)
        {
            // ResNet v2's norm and function stand before the branch and not before the shortcut, or before both.
            DrawnValue from = dice.Chance(40) ? GraphStructures.Decorate(draft, x) : x;
            DrawnValue shortcut = dice.Chance(80) ? x : from;
            int width = dice.Chance(50) ? GraphConvs.Filters(dice) : x.Channels;
            DrawnValue branch = dice.Chance(60) ? draft.Let(from.Name + GraphConvs.Keeping(draft, from, width), width, x.Axes) : from;
            branch = draft.Let(branch.Name + GraphConvs.Keeping(draft, branch, x.Channels, isDecorated: dice.Chance(30)), x);
            if (dice.Chance(20))
                branch = draft.Let($"{branch.Name}.LayerScale()", branch);
            string sum = dice.Roll(6) switch
            {
                0 => $"{shortcut.Name} + {branch.Name}",
                1 => $"{branch.Name} + {shortcut.Name} + {x.Name}{GraphConvs.Keeping(draft, x, x.Channels)}",
                2 => $"{branch.Name} + {branch.Name} + {shortcut.Name}",
                _ => $"{branch.Name} + {shortcut.Name}",
            };
            x = draft.Let(dice.Chance(50) ? $"({sum}){Activation(x, dice)}" : sum, x);
        }

        return x;
    }

    /// <summary>A shortcut with a convolution or a pool of its own, where the block makes another shape.</summary>
    public static DrawnValue AddProjected(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int stride = x.Axes.All(axis => axis > 2) ? dice.Between(1, 2) : 1;
        int filters = GraphConvs.Filters(dice);
        int[] axes = [.. x.Axes.Select(axis => (axis + stride - 1) / stride)];
        string geometry = stride == 1 ? "" : $", stride: {stride}, rounding: Rounding.Floor";
        DrawnValue branch = draft.Let($"{x.Name}.Conv({filters}, 3, pad: 1{geometry}, bias: {(dice.Chance(50) ? "true" : "false")})", filters, axes);
        branch = GraphStructures.Decorate(draft, branch);
        if (dice.Chance(50))
            branch = draft.Let(branch.Name + GraphConvs.Keeping(draft, branch, filters), branch);
        string shortcut = dice.Chance(70)
            ? $"{x.Name}.Conv({filters}, 1{geometry})" : $"{x.Name}.AvgPool({stride}, rounding: Rounding.Ceil).Conv({filters}, 1)";
        DrawnValue projected = GraphStructures.Decorate(draft, draft.Let(shortcut, branch), most: 1);
        string sum = dice.Chance(50) ? $"{branch.Name} + {projected.Name}" : $"{projected.Name} + {branch.Name}";
        return draft.Let(dice.Chance(60) ? $"({sum}){Activation(branch, dice)}" : sum, branch);
    }

    /// <summary>A factor for each channel from all of the map, or for each value.</summary>
    public static DrawnValue AddGate(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int width = Math.Max(1, x.Channels / 4);
        string inner = dice.Pick(".Relu()", ".Silu()", "");
        string outer = dice.Pick(".Sigmoid()", ".HardSigmoid()", ".Tanh()");
        string gate = dice.Roll(4) switch
        {
            0 => $"{x.Name}.GlobalAvgPool().Dense({width}){inner}.Dense({x.Channels}){outer}",
            1 => $"{x.Name}.AdaptiveAvgPool(1).Conv({width}, 1){inner}.Conv({x.Channels}, 1){outer}",
            2 => $"{x.Name}.GlobalMaxPool().Linear({x.Channels}){outer}",
            _ => $"{x.Name}{GraphConvs.Keeping(draft, x, x.Channels, isDecorated: false)}{outer}",
        };
        if (dice.Chance(50))
        {
            DrawnValue value = dice.Chance(50) ? GraphStructures.Decorate(draft, x) : x;
            string name = draft.NewName("gate");
            draft.Write($"Tensor {name} = {gate};");
            x = draft.Let(dice.Chance(50) ? $"{value.Name} * {name}" : $"{name} * {value.Name}", x);
        }
        else
        {
            x = draft.Let($"{x.Name} {dice.Pick("*", "*", "+")} {gate}", x);
        }

        return dice.Chance(30) ? draft.Let(x.Name + Activation(x, dice), x) : x;
    }

    private static string Activation(DrawnValue x, Dice dice)
    {
        NetworkDraft run = new(x.Channels, x.Axes);
        run.Add(RandomLayers.Activation(dice));
        return run.Calls;
    }
}
