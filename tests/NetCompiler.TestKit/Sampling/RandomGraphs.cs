using System.Collections.Concurrent;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.TestKit.Sampling;

/// <summary>
/// Draws valid networks in the Forward form, as the C# text that a user would write: branches of every kind over the whole vocabulary, blocks
/// as shared methods in loops, several inputs and outputs. Maps are small, so that hundreds compile and run in seconds.
/// </summary>
public static class RandomGraphs
{
    private const int Batch = 25;
    private const int MostStructures = 4;
    private const int LargestResult = 800;

    private static readonly ConcurrentDictionary<int, Lazy<Dictionary<string, ArchitectureModel>>> Models = [];

    /// <summary>The network of a seed; the same for ever.</summary>
    public static RandomNetwork Draw(int seed) => new(seed, NameOf(seed), Declaration(seed), () => GraphOf(seed));

    /// <summary>One compilation's text with the networks of consecutive seeds.</summary>
    public static string Source(int firstSeed, int count) =>
        "using System;\nusing System.Collections.Generic;\nusing NetCompiler;\n\nnamespace Drawn;\n\n" + string.Join("\n", Enumerable.Range(firstSeed, count).Select(Declaration));

    private static string NameOf(int seed) => $"Graph{seed}";

    // A compilation for each network would cost more than the networks.
    private static NetworkGraph GraphOf(int seed)
    {
        ArchitectureModel model = Models.GetOrAdd(seed / Batch, batch => new(() => ArchitectureParser.ReadAll([Source(batch * Batch, Batch)]).ToDictionary(model => model.Name))).Value[NameOf(seed)];
        return model.IsUsable ? GraphText.Build(model) : throw new InvalidOperationException($"{model.Name} is refused by the parser");
    }

    private static string Declaration(int seed)
    {
        GraphDraft draft = new(new((ulong)seed));
        Dice dice = draft.Dice;
        DrawnValue x = Begin(draft);
        DrawnValue? second = dice.Chance(25) ? AddSecondInput(draft, x) : null;
        if (second is not null && dice.Chance(50))
            x = GraphInputs.Join(draft, x, ref second);
        int structures = dice.Between(1, MostStructures);
        for (int i = 0; i < structures; i++)
            x = GraphStructures.Add(draft, x);
        if (second is not null)
            x = GraphInputs.Join(draft, x, ref second);
        return draft.Declaration(NameOf(seed), Outputs(draft, Finish(draft, x)));
    }

    private static DrawnValue Begin(GraphDraft draft)
    {
        Dice dice = draft.Dice;
        int channels = dice.Pick(1, 2, 3, 3, 5, 8, 16, 24, 40);
        DrawnValue x = dice.Roll(12) switch
        {
            0 => draft.AddInput("x", dice.Between(2, 50), []),
            1 or 2 => draft.AddInput("x", channels, [dice.Between(4, 24)]),
            3 => draft.AddInput("x", dice.Pick(1, 2, 3, 5, 16), [dice.Between(2, 5), dice.Between(2, 5), dice.Between(2, 6)]),
            _ => draft.AddInput("x", channels, dice.Pick<int[]>([8, 8], [4, 6], [dice.Between(2, 11), dice.Between(2, 11)])),
        };
        return dice.Chance(15) ? draft.Let($"x.Normalize(mean: {RandomLayers.Number(dice.Real(-0.5, 0.5))}, std: {RandomLayers.Number(dice.Real(0.3, 2))})", x) : x;
    }

    private static DrawnValue AddSecondInput(GraphDraft draft, DrawnValue x) => draft.Dice.Roll(3) switch
    {
        0 => draft.AddInput("y", x.Channels, x.Axes),
        1 => draft.AddInput("y", draft.Dice.Pick(3, 5, 24), x.Axes),
        _ => draft.AddInput("y", draft.Dice.Between(1, 20), []),
    };

    private static DrawnValue Finish(GraphDraft draft, DrawnValue x) => draft.Through(x, run =>
    {
        Dice dice = draft.Dice;
        if (!run.IsVector && dice.Chance(40))
            run.Add(dice.Pick("GlobalAvgPool", "GlobalMaxPool"), run.Channels, []);
        int units = dice.Pick(1, 3, 7, 10, 17);
        if (run.Length > LargestResult || dice.Chance(50))
            run.Add($"Dense({units})", units, []);
        if (run.IsVector && dice.Chance(20))
            run.Add("Softmax");
        if (draft.Values.Count == draft.Inputs.Count && run.Count == 0)
            run.Add("Relu");
    });

    // The last value, and often values from the middle, an input among them, or one of them twice.
    private static List<(string Name, string Expression)> Outputs(GraphDraft draft, DrawnValue last)
    {
        Dice dice = draft.Dice;
        List<(string, string)> outputs = [("main", last.Name)];
        while (outputs.Count < 4 && dice.Chance(outputs.Count == 1 ? 30 : 40))
        {
            DrawnValue value = dice.Pick([.. draft.Values]);
            string expression = value.IsVector || dice.Chance(60) ? value.Name : $"{value.Name}.GlobalAvgPool().Dense({dice.Between(1, 12)})";
            outputs.Add(draft.Inputs.Contains(value) && expression == value.Name && outputs.TrueForAll(output => output.Item1 != value.Name) ? (value.Name, expression) : ($"aux{outputs.Count}", expression));
        }

        return outputs;
    }
}
