using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>Compares what <c>Expect</c> and <c>Classes</c> say with the network.</summary>
internal static class BudgetChecker
{
    /// <summary>How many layers a message names; of a network with hundreds nobody would read all.</summary>
    private const int MostParts = 12;

    /// <summary>The figures of a network that has no errors.</summary>
    public static void CheckFigures(ArchitectureModel model, NetworkCost cost, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < model.Layers.Count; i++)
        {
            if (model.Layers[i].Layer == "Expect")
                CheckFigures(model.Layers[i], i, cost, diagnostics);
        }
    }

    /// <summary>What rests on the output alone, which may be known in spite of errors: then there is no graph.</summary>
    public static void CheckOutput(ArchitectureModel model, Shape output, NetworkGraph? graph, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerModel layer = model.Layers[i];
            if (layer.Layer == "Expect")
                CheckOutput(layer, i, output, graph, diagnostics);
            else if (layer.Layer == "Classes")
                CheckClasses(layer, i, output, diagnostics);
        }
    }

    /// <summary>What can be said of the doubled ones without knowing the network.</summary>
    public static void CheckDoubled(ArchitectureModel model, DiagnosticBag diagnostics)
    {
        foreach (string name in new[] { "Classes", "Expect" })
        {
            foreach (int i in Enumerable.Range(0, model.Layers.Count).Where(i => model.Layers[i].Layer == name).Skip(1))
                diagnostics.Add(DiagnosticRules.DoubledClassesOrExpect, new(i), $"{model.Name}: {name} stands more than once; keep one");
        }
    }

    private static void CheckFigures(LayerModel expect, int index, NetworkCost cost, DiagnosticBag diagnostics)
    {
        Total("Parameters", DiagnosticRules.ParametersBudget, cost.Parameters, layer => layer.Parameters);
        Total("MultiplyAdds", DiagnosticRules.MultiplyAddsBudget, cost.MultiplyAdds, layer => layer.MultiplyAdds);
        Total("Neurons", DiagnosticRules.NeuronsBudget, cost.Neurons, layer => layer.Neurons);
        Total("ActivationBytes", DiagnosticRules.ActivationBytesBudget, cost.ActivationBytes, layer => 4 * layer.Neurons, [.. cost.Inputs.Select(input => (input.Name, 4 * input.Shape.Length))]);

        int field = cost.ReceptiveField.DefaultIfEmpty(0).Max();
        if (expect.Find("ReceptiveField") is ArgumentValue.Integer { Value: var expectedField } && expectedField != field)
        {
            string byLayer = Last(cost.Layers.Where(layer => !layer.ReceptiveField.IsEmpty).Select(layer => $"{layer.Node.Name} {string.Join("×", layer.ReceptiveField)}"));
            diagnostics.Add(DiagnosticRules.ReceptiveFieldBudget, new(index, "ReceptiveField"), $"expected a receptive field of {Number(expectedField)}, and it is {field}: {byLayer}", Fix("ReceptiveField", field));
        }

        void Total(string argument, DiagnosticRule rule, long actual, Func<LayerCost, long> part, params (string Name, long Value)[] more)
        {
            if (expect.Find(argument) is not ArgumentValue.Integer { Value: var expected } || expected == actual)
                return;
            string sum = Sum([.. more.Concat(cost.Layers.Select(layer => (layer.Node.Name, part(layer)))).Where(item => item.Item2 != 0)]);
            diagnostics.Add(rule, new(index, argument), $"expected {argument} = {Number(expected)}, and they are {Number(actual)}: {sum}", Fix(argument, actual));
        }
    }

    private static void CheckOutput(LayerModel expect, int index, Shape output, NetworkGraph? graph, DiagnosticBag diagnostics)
    {
        if (expect.Find("Output") is not ArgumentValue.List { Items: var items })
            return;
        string expected = string.Join("×", items.Select(item => (item is ArgumentValue.Integer integer ? integer.Value : 0).ToString(CultureInfo.InvariantCulture)));
        if (expected == output.ToString())
            return;
        string byLayer = graph is null ? "" : ": " + Last(graph.Nodes.Where(node => node.Layer >= 0 || node.Op is InputOp).Select(node => $"{node.Name} {node.Shape}"));
        SuggestedFix fix = new($"Expect {output}", "Output", $"[{string.Join(", ", output.Sizes)}]");
        diagnostics.Add(DiagnosticRules.OutputBudget, new(index, "Output"), $"expected an output of {expected}, and it is {output}{byLayer}", fix);
    }

    private static void CheckClasses(LayerModel classes, int index, Shape output, DiagnosticBag diagnostics)
    {
        EquatableArray<ArgumentValue> names = classes.Find("Names") is ArgumentValue.List { Items: var items } ? items : [];
        if (names.Count != output.Length)
            diagnostics.Add(DiagnosticRules.WrongClassCount, new(index), $"Classes has {names.Count} names, and the network has {output.Length} outputs ({output})");
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] is ArgumentValue.Missing)
                diagnostics.Add(DiagnosticRules.WrongClassCount, new(index, "Names", i), $"the name of class {i + 1} of {names.Count} is null");
        }
    }

    /// <summary>The parts in the order of the network; of many the largest and what the others come to.</summary>
    private static string Sum(IReadOnlyList<(string Name, long Value)> parts)
    {
        if (parts.Count == 0)
            return "no layer has any";
        HashSet<int> shown = [.. Enumerable.Range(0, parts.Count).OrderByDescending(i => parts[i].Value).Take(MostParts)];
        string sum = string.Join(" + ", parts.Where((_, i) => shown.Contains(i)).Select(part => $"{part.Name} {Number(part.Value)}"));
        long rest = parts.Where((_, i) => !shown.Contains(i)).Sum(part => part.Value);
        return rest == 0 ? sum : $"{sum} + {Number(rest)} in {parts.Count - MostParts} more";
    }

    /// <summary>The layers in order; of many the last ones.</summary>
    private static string Last(IEnumerable<string> layers)
    {
        string[] all = [.. layers];
        return (all.Length > MostParts ? $"behind {all.Length - MostParts} more layers " : "") + string.Join(", ", all.Skip(all.Length - MostParts));
    }

    private static SuggestedFix Fix(string argument, long actual) => new($"Expect {argument} = {Number(actual)}", argument, actual.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_'));

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
