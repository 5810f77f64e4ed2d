using System.Globalization;

namespace NetCompiler.TestKit.Sampling;

/// <summary>Draws layers of one input, with every property that they have.</summary>
internal static class RandomLayers
{
    private const int MostValues = 6_000;
    private const int MostAttention = 60_000;

    /// <summary>A function of each value.</summary>
    public static string Activation(Dice dice) => dice.Roll(16) switch
    {
        0 or 1 or 2 => "Relu",
        3 => "Relu6",
        4 => $"Clip(Min = {Number(dice.Real(-1.5, 0.2))}, Max = {Number(dice.Real(0.3, 2))})",
        5 => dice.Chance(50) ? "LeakyRelu" : $"LeakyRelu(Slope = {Number(dice.Real(0.05, 0.4))})",
        6 => dice.Chance(50) ? "Elu" : $"Elu(Alpha = {Number(dice.Real(0.2, 1.5))})",
        7 or 8 => "Tanh",
        9 or 10 => "Sigmoid",
        11 => "HardSigmoid",
        12 => "HardSwish",
        13 => dice.Chance(50) ? "Gelu" : "Gelu(TanhForm = true)",
        _ => "Silu",
    };

    /// <summary>A layer that keeps the shape.</summary>
    public static void AddKeeping(NetworkDraft draft, Dice dice)
    {
        string? layer = null;
        while (layer is null)
            layer = Keeping(draft, dice);
        draft.Add(layer);
    }

    /// <summary>A layer that slides over a map or makes another shape of it.</summary>
    public static void AddMaking(NetworkDraft draft, Dice dice)
    {
        switch (dice.Roll(20))
        {
            case < 7:
                RandomWindows.AddConv(draft, dice);
                break;
            case < 10:
                RandomWindows.AddPool(draft, dice);
                break;
            case 10 or 11:
                RandomWindows.AddConv(draft, dice, dice.Pick("DepthwiseConv", "DepthwiseSeparableConv", draft.Axes.Length == 2 ? "SeparableConv" : "DepthwiseConv"));
                break;
            case 12:
                RandomWindows.AddConv(draft, dice, "LocallyConnected");
                break;
            case 13:
                RandomWindows.AddConvTranspose(draft, dice);
                break;
            case 14:
                AddUpsample(draft, dice);
                break;
            case 15:
                RandomArrangements.AddPad(draft, dice);
                break;
            case 16:
                RandomArrangements.AddSlice(draft, dice);
                break;
            case 17:
                AddAdaptivePool(draft, dice);
                break;
            case 18:
                int units = dice.Pick(3, 5, 8, 16, 24, 33);
                draft.Add($"Linear({units}{(dice.Chance(20) ? ", Bias = false" : "")})", units, draft.Axes);
                break;
            default:
                if (dice.Chance(50))
                    RandomArrangements.AddReshape(draft, dice);
                else
                    RandomArrangements.AddPermute(draft, dice);
                break;
        }
    }

    /// <summary>Probabilities over any axis.</summary>
    public static string Softmax(NetworkDraft draft, Dice dice) => dice.Roll(draft.Axes.Length + 1) is var axis and > 0 ? $"Softmax(Axis = {axis})" : "Softmax";

    public static string Number(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);

    /// <summary>A number that divides another one.</summary>
    public static int Divisor(int number, Dice dice) => dice.Pick([.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)]);

    private static void AddUpsample(NetworkDraft draft, Dice dice)
    {
        int scale = dice.Pick(2, 2, 3);
        int[] axes = [.. draft.Axes.Select(axis => axis * scale)];
        if (axes.Aggregate(draft.Channels, (product, axis) => product * axis) <= MostValues)
            draft.Add($"Upsample({scale}{(dice.Chance(50) ? ", Mode = UpsampleMode.Bilinear" : "")})", draft.Channels, axes);
    }

    private static void AddAdaptivePool(NetworkDraft draft, Dice dice)
    {
        int[] axes = [.. draft.Axes.Select(axis => dice.Between(1, axis + 1))];
        if (dice.Chance(50))
            Array.Fill(axes, axes[0]);
        string size = axes.Distinct().Count() == 1 && dice.Chance(70) ? $"{axes[0]}" : $"Sizes = [{string.Join(", ", axes)}]";
        draft.Add($"AdaptiveAvgPool({size})", draft.Channels, axes);
    }

    // Null where the layer does not fit.
    private static string? Keeping(NetworkDraft draft, Dice dice)
    {
        int channels = draft.Channels;
        bool isMap = !draft.IsVector;
        switch (dice.Roll(23))
        {
            case < 4:
                return "BatchNorm";
            case 4:
                return "BatchNorm(Epsilon = 0.001)";
            case 5:
                return dice.Chance(50) ? "Dropout" : "Dropout(Rate = 0.2)";
            case < 14:
                return Activation(dice);
            case 14:
                return dice.Chance(70) ? "PRelu" : "PRelu(Shared = true)";
            case 15:
                return "BatchNorm(PerPixel = true)";

            // Norms of few values amplify whatever is lost in front of them.
            case 16 or 17 when channels > 3:
                return dice.Pick("LayerNorm", "LayerNorm(Epsilon = 0.01)", "LayerNorm(WholeMap = true)", "LayerNorm(MapAffine = true)");
            case 18 when draft.Length > 8:
                return $"GroupNorm({Divisor(channels, dice)}{(dice.Chance(30) ? ", Affine = false" : "")})";
            case 19 when draft.Pixels > 3 && isMap:
                return dice.Pick("InstanceNorm", "InstanceNorm(Affine = true)", "InstanceNorm(Epsilon = 0.01)");
            case 20 when channels > 1:
                return dice.Pick("LocalResponseNorm(3, Alpha = 0.1)", channels > 2 ? "LocalResponseNorm" : "LocalResponseNorm(2, K = 2)", "LocalResponseNorm(2, Alpha = 0.5, Beta = 0.5, K = 2)");
            case 21:
                return dice.Chance(50) ? "LayerScale" : $"ChannelShuffle({Divisor(channels, dice)})";
            case 22 when isMap && (long)channels * draft.Pixels * (channels + draft.Pixels) * 4 < MostAttention * 4L:
                return Attention(draft, dice);
            default:
                return null;
        }
    }

    private static string Attention(NetworkDraft draft, Dice dice)
    {
        int heads = Divisor(draft.Channels, dice);
        if (draft.Axes.Length != 2 || dice.Chance(40))
            return $"SelfAttention({heads}{(dice.Chance(25) ? ", Bias = false" : "")})";
        int[] windows = [.. Enumerable.Range(1, draft.Axes.Min()).Where(size => draft.Axes.All(axis => axis % size == 0))];
        int window = dice.Pick(windows);
        int shift = dice.Roll(window);
        return $"WindowAttention({heads}, {window}{(shift > 0 ? $", Shift = {shift}" : "")})";
    }
}
