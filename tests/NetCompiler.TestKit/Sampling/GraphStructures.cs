namespace NetCompiler.TestKit.Sampling;

/// <summary>Chooses what a drawn network is made of: each structure reads one value and makes another.</summary>
internal static class GraphStructures
{
    private const int MostChannels = 72;
    private const int MostValues = 5_000;

    private static readonly Func<GraphDraft, DrawnValue, DrawnValue>[] OfMaps =
    [
        Layers, Layers, Layers, GraphArrangements.AddBorder, GraphArrangements.AddReshaped, GraphResiduals.Add, GraphResiduals.Add, GraphResiduals.AddProjected, GraphResiduals.AddGate, GraphResiduals.AddGate, GraphBranches.AddInception, GraphBranches.AddInception,
        GraphBranches.AddDense, GraphBranches.AddDense, GraphBranches.AddReaders, GraphBranches.AddReaders, GraphBranches.AddShared, GraphArrangements.AddSpatialConcat,
        GraphArrangements.AddSplit, GraphArrangements.AddSplit, GraphArrangements.AddSlices, GraphArrangements.AddLadder, GraphArrangements.AddLadder, GraphArrangements.AddParameter,
        GraphArrangements.AddMatMul, GraphBlocks.Add, GraphBlocks.Add, GraphBlocks.Add,
    ];

    private static readonly Func<GraphDraft, DrawnValue, DrawnValue>[] OfVectors =
    [
        GraphVectors.AddResidual, GraphVectors.AddConcat, GraphVectors.AddSplit, GraphVectors.AddGate, Layers,
    ];

    /// <summary>Draws one structure behind a value.</summary>
    public static DrawnValue Add(GraphDraft draft, DrawnValue x)
    {
        // Concatenations grow; convolutions of one pixel make them small again.
        if (x.Channels > MostChannels || x.Length > MostValues)
            x = Narrow(draft, x);
        return draft.Dice.Pick(x.IsVector ? OfVectors : OfMaps)(draft, x);
    }

    /// <summary>Layers of one input that keep the shape, up to so many; often none.</summary>
    public static DrawnValue Decorate(GraphDraft draft, DrawnValue x, int most = 2) => draft.Through(x, run =>
    {
        int layers = draft.Dice.Roll(most + 1);
        for (int i = 0; i < layers; i++)
            RandomLayers.AddKeeping(run, draft.Dice);
        if (draft.Dice.Chance(3))
            run.Add(RandomLayers.Softmax(run, draft.Dice));
    });

    private static DrawnValue Layers(GraphDraft draft, DrawnValue x) => draft.Through(x, run =>
    {
        if (!run.IsVector)
            RandomLayers.AddMaking(run, draft.Dice);
        RandomLayers.AddKeeping(run, draft.Dice);
    });

    private static DrawnValue Narrow(GraphDraft draft, DrawnValue x)
    {
        int filters = draft.Dice.Pick(8, 16, 24);
        if (x.IsVector)
            return draft.Let($"{x.Name}.Dense({filters})", filters, []);
        x = draft.Let($"{x.Name}.Conv({filters}, 1)", filters, x.Axes);
        return x.Length > MostValues || (x.Pixels > 100 && draft.Dice.Chance(50))
            ? draft.Let($"{x.Name}.MaxPool(2, rounding: Rounding.Ceil)", filters, [.. x.Axes.Select(axis => (axis + 1) / 2)]) : x;
    }
}
