using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>
/// NC1020: a network that is like another one loads the other's file. With other channels, or with a layer that has weights for every pixel, it would
/// compile and then refuse the file. The first layer that differs is reported: behind it, others differ because of it.
/// </summary>
internal static class SameWeights
{
    public static void Check(NetworkGraph graph, NetworkGraph original, string name, DiagnosticBag diagnostics)
    {
        Dictionary<string, long> here = Parameters(graph);
        Dictionary<string, long> there = Parameters(original);
        foreach (string layer in there.Keys.Concat(here.Keys))
        {
            long mine = here.TryGetValue(layer, out long found) ? found : 0;
            long theirs = there.TryGetValue(layer, out found) ? found : 0;
            if (mine == theirs)
                continue;
            diagnostics.Add(
                DiagnosticRules.OtherWeights,
                SourceKey.Class,
                $"{layer} has {theirs} parameters in {name} and would have {mine} here, so both could not load one file: give this network an input with the other's channels and axes, and the other no weights that depend on the size of the map");
            return;
        }
    }

    private static Dictionary<string, long> Parameters(NetworkGraph graph) =>
        NetworkCost.Of(graph).Layers.Where(layer => layer.Parameters > 0).ToDictionary(layer => layer.Node.Name, layer => layer.Parameters);
}
