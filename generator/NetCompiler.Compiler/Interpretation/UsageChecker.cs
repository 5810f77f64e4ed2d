using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Finds what a program has made for nothing. Of a branch that leads nowhere its last layer is reported: with that gone or used, the rest is.</summary>
internal static class UsageChecker
{
    public static void Check(ForwardProgram program, IReadOnlyList<NetworkInput> inputs, IReadOnlyList<GraphValue> inputValues, IReadOnlyList<CalledLayer> layers, IEnumerable<GraphValue> outputs, GraphBuilder builder, DiagnosticBag diagnostics)
    {
        HashSet<int> used = [.. layers.SelectMany(layer => layer.Inputs).Concat(outputs).Select(value => value.Id)];
        HashSet<int> reported = [];
        foreach (CalledLayer layer in layers.Where(layer => !used.Contains(layer.Value.Id) && reported.Add(layer.Site)))
            diagnostics.Add(DiagnosticRules.UnusedLayer, new(layer.Site), $"{builder.NameOf(layer.Value)}: nothing uses its result, and Forward does not return it{layer.Chain}");
        for (int i = 0; i < inputs.Count; i++)
        {
            if (!used.Contains(inputValues[i].Id))
                diagnostics.Add(DiagnosticRules.UnusedInput, inputs[i].Key, $"{program.Inputs[i]}: no layer uses this input, number {i + 1} of {inputs.Count}");
        }
    }
}
