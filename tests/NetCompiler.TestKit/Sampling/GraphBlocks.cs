namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws blocks as static methods with parameters, and calls them several times in a loop.</summary>
internal static class GraphBlocks
{
    private const int WidestMap = 12;

    public static DrawnValue Add(GraphDraft draft, DrawnValue x) => draft.Dice.Roll(5) switch
    {
        0 or 1 => AddStages(draft, x),
        2 => AddInverted(draft, x),
        3 => AddShuffle(draft, x),
        _ => AddRecursion(draft, x),
    };

    /// <summary>ResNet's stages, with a projection where the shape changes.</summary>
    private static DrawnValue AddStages(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        string block = draft.NewName("Block");
        string function = dice.Pick("Relu", "Silu", "Tanh", "LeakyRelu");
        string mode = x.Axes.Min() > 2 ? dice.Pick("", ", padMode: PadMode.Replicate") : "";
        string gate = dice.Chance(30) ? $" * y.GlobalAvgPool().Dense(filters, name: $\"{{name}}.gate\").Sigmoid()" : "";
        draft.AddMethod(
            $"static Tensor {block}(Tensor x, int filters, int stride, string name)",
            "{",
            $"    Tensor y = x.Conv(filters, 3, stride: stride, pad: 1, rounding: Rounding.Floor, bias: false{mode}, name: $\"{{name}}.conv1\").BatchNorm(name: $\"{{name}}.bn1\").{function}();",
            "    y = y.Conv(filters, 3, pad: 1, name: $\"{name}.conv2\");",
            "    if (stride > 1 || x.Channels != filters)",
            "        x = x.Conv(filters, 1, stride: stride, rounding: Rounding.Floor, name: $\"{name}.shortcut\");",
            gate.Length == 0 ? $"    return (y + x).{function}();" : $"    return (y{gate} + x).{function}();",
            "}");
        int[] widths = [.. Enumerable.Range(0, dice.Between(2, 3)).Select(_ => dice.Pick(4, 5, 8, 16))];
        int stride = x.Axes.All(axis => axis > 2) ? dice.Between(1, 2) : 1;
        string name = draft.NewName("stage");
        draft.Write(
            $"Tensor {name} = {x.Name};",
            $"int[] {name}Widths = [{string.Join(", ", widths)}];",
            $"for (int i = 0; i < {name}Widths.Length; i++)",
            $"    {name} = {block}({name}, {name}Widths[i], i == 0 ? {stride} : 1, $\"{name}.{{i}}\");");
        return draft.Know(name, widths[^1], [.. x.Axes.Select(axis => (axis + stride - 1) / stride)]);
    }

    /// <summary>MobileNet's inverted residuals: wide inside, a convolution of each channel for itself, and a gate.</summary>
    private static DrawnValue AddInverted(GraphDraft draft, DrawnValue x)
    {
        Dice dice = draft.Dice;
        string block = draft.NewName("Inverted");
        string function = dice.Pick("Relu6", "HardSwish", "Silu");
        int size = dice.Pick(3, 3, 5);
        draft.AddMethod(
            $"static Tensor {block}(Tensor x, int width, bool isGated)",
            "{",
            $"    Tensor y = x.Conv(width, 1, bias: false).BatchNorm().{function}().DepthwiseConv({size}, pad: {size / 2}, bias: false).BatchNorm().{function}();",
            "    if (isGated)",
            "        y = y * y.GlobalAvgPool().Dense(Math.Max(1, width / 4)).Relu().Dense(width).HardSigmoid();",
            "    y = y.Conv(x.Channels, 1, bias: false).BatchNorm();",
            $"    return {dice.Pick("x + y", "y + x")};",
            "}");
        string name = draft.NewName("wide");
        draft.Write($"Tensor {name} = {x.Name};", $"foreach (int width in (int[])[{dice.Pick(6, 16, 24)}, {dice.Pick(8, 20)}])", $"    {name} = {block}({name}, width, isGated: width > {dice.Pick(7, 16)});");
        return draft.Know(name, x.Channels, x.Axes);
    }

    /// <summary>ShuffleNet's unit where the channels are even, another layer elsewhere.</summary>
    private static DrawnValue AddShuffle(GraphDraft draft, DrawnValue x)
    {
        string block = draft.NewName("Shuffled");
        draft.AddMethod(
            $"static Tensor {block}(Tensor x)",
            "{",
            "    if (x.Channels % 2 == 1)",
            "        return Tensor.Concat(x, x.Conv(1, 1));",
            "    Tensor[] halves = x.Split(2);",
            "    Tensor right = halves[1].Conv(halves[1].Channels, 1).BatchNorm().Relu().DepthwiseConv(3, pad: 1).Conv(halves[0].Channels, 1);",
            "    return Tensor.Concat(halves[0], right).ChannelShuffle(2);",
            "}");
        string name = draft.NewName("mixed");
        int times = draft.Dice.Between(1, 3);
        draft.Write($"Tensor {name} = {x.Name};", $"for (int i = 0; i < {times}; i++)", $"    {name} = {block}({name});");
        return draft.Know(name, x.Channels + (x.Channels % 2), x.Axes);
    }

    /// <summary>U-Net as it is defined: a level is what is above it and a smaller level.</summary>
    private static DrawnValue AddRecursion(GraphDraft draft, DrawnValue x)
    {
        if (x.Axes.Max() > WidestMap)
            return AddShuffle(draft, x);
        string level = draft.NewName("Level");
        string up = draft.Dice.Pick("Upsample(2)", "ConvTranspose(width, 2, stride: 2)", "Upsample(2, mode: UpsampleMode.Bilinear)");
        draft.AddMethod(
            $"static Tensor {level}(Tensor x, int width, int depth)",
            "{",
            "    x = x.Conv(width, 1).Relu();",
            "    bool isEven = true;",
            "    for (int axis = 1; axis < x.Shape.Length; axis++)",
            "        isEven = isEven && x.Shape[axis] % 2 == 0;",
            "    if (depth == 0 || !isEven)",
            "        return x;",
            $"    Tensor below = {level}(x.MaxPool(2), width + 3, depth - 1);",
            $"    return Tensor.Concat(below.{up}, x).Conv(width, 3, pad: 1);",
            "}");
        return draft.Let($"{level}({x.Name}, 5, 2)", 5, x.Axes);
    }
}
