namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws maps that are cut, put together along any axis, enlarged and multiplied.</summary>
internal static class GraphArrangements
{
    private const int MostPixels = 144;

    /// <summary>Maps one behind the other along a spatial axis.</summary>
    public static DrawnValue AddSpatialConcat(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int axis = dice.Between(1, x.Axes.Length);
        DrawnValue other = dice.Chance(30) ? x : draft.Let(x.Name + GraphConvs.Keeping(draft, x, x.Channels), x);
        int begin = dice.Roll(x.Axes[axis - 1]);
        int length = x.Axes[axis - 1] - begin;
        int[] axes = [.. x.Axes];
        axes[axis - 1] += length;
        string slice = $"{other.Name}.Slice({begin}, {length}, axis: {axis})";
        return draft.Let(dice.Chance(50) ? $"Tensor.Concat({axis}, {x.Name}, {slice})" : $"Tensor.Concat({axis}, {slice}, {x.Name})", x.Channels, axes);
    }

    /// <summary>ShuffleNet's units: the channels in equal runs, each with layers of its own, put together again.</summary>
    public static DrawnValue AddSplit(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        int count = RandomLayers.Divisor(x.Channels, dice);
        if (count > 6)
            count = 1;
        string name = draft.NewName("parts");
        DrawnValue part = new(name + "[0]", x.Channels / count, x.Axes);
        draft.Write($"Tensor[] {name} = {x.Name}.Split({count});", $"{name}[0] = {part.Name}{GraphConvs.Keeping(draft, part, part.Channels)} + {name}[{count - 1}];");
        string all = dice.Chance(50) ? $"Tensor.Concat({name})" : $"Tensor.Concat({string.Join(", ", Enumerable.Range(0, count).Reverse().Select(i => $"{name}[{i}]"))})";
        return dice.Roll(3) switch
        {
            0 => draft.Let($"{all} + {x.Name}", x),
            1 => draft.Let($"{all}.ChannelShuffle({count})", x),
            _ => draft.Let($"Tensor.Concat({x.Name}, {all})", 2 * x.Channels, x.Axes),
        };
    }

    /// <summary>Runs of channels that overlap, some of every second one.</summary>
    public static DrawnValue AddSlices(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        List<DrawnValue> slices = [.. Enumerable.Range(0, dice.Between(2, 3)).Select(_ => draft.Through(x, run => Slice(run, dice)))];
        if (dice.Chance(50))
            slices[0] = draft.Let(slices[0].Name + GraphConvs.Keeping(draft, slices[0], 5), 5, x.Axes);
        if (dice.Chance(30))
            slices.Add(x);
        return draft.Let($"Tensor.Concat({string.Join(", ", slices.Select(slice => slice.Name))})", slices.Sum(slice => slice.Channels), x.Axes);
    }

    /// <summary>U-Net: down to a smaller map, back up, and together with what was there before.</summary>
    public static DrawnValue AddLadder(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        if (x.Axes.Any(axis => axis % 2 > 0) || x.Pixels > MostPixels)
            return x.Axes.All(axis => axis * 2 <= 14) ? draft.Let($"{x.Name}.Upsample(2, mode: UpsampleMode.Bilinear)", x.Channels, [.. x.Axes.Select(axis => axis * 2)]) : draft.Let($"{x.Name}.MaxPool(2, rounding: Rounding.Ceil)", x.Channels, [.. x.Axes.Select(axis => (axis + 1) / 2)]);
        int[] half = [.. x.Axes.Select(axis => axis / 2)];
        int filters = GraphConvs.Filters(dice);
        DrawnValue down = dice.Chance(50) ? draft.Let($"{x.Name}.MaxPool(2).Conv({filters}, 1)", filters, half) : draft.Let($"{x.Name}.Conv({filters}, 2, stride: 2)", filters, half);
        down = dice.Chance(40) && half.All(axis => axis % 2 == 0) ? AddLadder(draft, down) : GraphStructures.Decorate(draft, down);
        int back = dice.Chance(40) ? x.Channels : GraphConvs.Filters(dice);
        string up = dice.Roll(4) switch
        {
            0 => $"{down.Name}.Upsample(2).Conv({back}, 1)",
            1 => $"{down.Name}.Conv({back}, 1).Upsample(2, mode: UpsampleMode.Bilinear)",
            2 => $"{down.Name}.ConvTranspose({back}, 2, stride: 2)",
            _ => $"{down.Name}.ConvTranspose({back}, 3, stride: 2, pad: 1, outputPad: 1, bias: false).BatchNorm().Relu()",
        };
        DrawnValue whole = draft.Let(up, back, x.Axes);
        if (back == x.Channels && dice.Chance(60))
            return draft.Let($"{whole.Name} {dice.Pick("+", "*")} {x.Name}", x);
        DrawnValue all = draft.Let(dice.Chance(50) ? $"Tensor.Concat({whole.Name}, {x.Name})" : $"Tensor.Concat({x.Name}, {whole.Name})", back + x.Channels, x.Axes);
        return dice.Chance(50) ? draft.Let(all.Name + GraphConvs.Keeping(draft, all, filters), filters, x.Axes) : all;
    }

    /// <summary>A border of its own, which several layers read, some of which could make it themselves.</summary>
    public static DrawnValue AddBorder(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        DrawnValue padded = draft.Through(x, run => RandomArrangements.AddPad(run, dice));
        if (padded.Axes.Any(axis => axis < 3))
            return GraphStructures.Decorate(draft, padded);
        int filters = GraphConvs.Filters(dice);
        int[] axes = [.. padded.Axes.Select(axis => axis - 2)];
        DrawnValue first = draft.Let($"{padded.Name}.Conv({filters}, 3)", filters, axes);
        if (dice.Chance(40))
            return first;
        DrawnValue second = draft.Let(padded.Name + dice.Pick(".MaxPool(3, stride: 1)", ".DepthwiseConv(3, bias: false)", $".Conv({x.Channels}, 5, pad: 1)", $".DepthwiseConv(3).Linear({x.Channels})"), x.Channels, axes);
        return draft.Let($"Tensor.Concat({first.Name}, {second.Name})", filters + x.Channels, axes);
    }

    /// <summary>The same values under another shape and back, with layers between.</summary>
    public static DrawnValue AddReshaped(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        DrawnValue other = draft.Through(x, run =>
        {
            RandomArrangements.AddReshape(run, dice);
            RandomLayers.AddKeeping(run, dice);
        });
        string back = draft.Let($"{other.Name}.Reshape({string.Join(", ", x.Sizes)})", x).Name;
        return draft.Let($"{back} {dice.Pick("+", "*")} {x.Name}", x);
    }

    /// <summary>Learnt values: added to the map or to its channels, or put beside it.</summary>
    public static DrawnValue AddParameter(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        string name = draft.NewName("learnt");
        return dice.Roll(4) switch
        {
            0 => draft.Let($"{x.Name} + Tensor.Parameter(\"{name}\", [{string.Join(", ", x.Sizes)}])", x),
            1 => draft.Let($"Tensor.Parameter(\"{name}\", [1, {string.Join(", ", x.Axes)}, {x.Channels}], channelsLast: true) * {x.Name}", x),
            2 => draft.Let($"Tensor.Concat(Tensor.Parameter(\"{name}\", [3, {string.Join(", ", x.Axes)}]), {x.Name})", x.Channels + 3, x.Axes),
            _ => draft.Let($"Tensor.Concat(1, Tensor.Parameter(\"{name}\", [{x.Channels}, {string.Join(", ", x.Axes.Skip(1).Prepend(1))}]), {x.Name})", x.Channels, [.. x.Axes.Skip(1).Prepend(x.Axes[0] + 1)]),
        };
    }

    /// <summary>Attention without its layer: products of a map of pixels with itself.</summary>
    public static DrawnValue AddMatMul(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        if (x.Axes.Length != 2)
            return GraphStructures.Decorate(draft, x);
        (int rows, int columns) = (x.Axes[0], x.Axes[1]);
        DrawnValue other = draft.Let(x.Name + GraphConvs.Keeping(draft, x, x.Channels, isDecorated: false), x);
        DrawnValue scores = draft.Let($"Tensor.MatMul({x.Name}, {other.Name}.Permute(0, 2, 1))", x.Channels, [rows, rows]);
        scores = draft.Let($"{scores.Name}{dice.Pick(".Softmax(axis: 2)", ".Softmax(axis: 1)", ".Sigmoid()")}", scores);
        return dice.Chance(60) ? draft.Let($"Tensor.MatMul({scores.Name}, {x.Name})", x.Channels, [rows, columns]) : scores;
    }

    private static void Slice(NetworkDraft run, Dice dice)
    {
        int step = run.Channels > 4 ? dice.Between(1, 2) : 1;
        int begin = dice.Roll(run.Channels);
        int length = dice.Between(1, ((run.Channels - begin - 1) / step) + 1);
        run.Add($"Slice({begin}, {length}{(step > 1 ? $", Step = {step}" : "")})", length, run.Axes);
    }
}
