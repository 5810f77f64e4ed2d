using System.Globalization;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>Compares what <c>Expect</c> and <c>Classes</c> say with the network.</summary>
internal static class BudgetChecker
{
    public static void Check(ArchitectureModel model, NetworkGraph graph, NetworkCost cost, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerModel layer = model.Layers[i];
            if (layer.Layer == "Expect")
                CheckBudgets(layer, i, graph, cost, diagnostics);
            else if (layer.Layer == "Classes")
                CheckClasses(layer, i, graph, diagnostics);
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

    private static void CheckBudgets(LayerModel expect, int index, NetworkGraph graph, NetworkCost cost, DiagnosticBag diagnostics)
    {
        Total("Parameters", DiagnosticRules.ParametersBudget, cost.Parameters, layer => layer.Parameters);
        Total("MultiplyAdds", DiagnosticRules.MultiplyAddsBudget, cost.MultiplyAdds, layer => layer.MultiplyAdds);
        Total("Neurons", DiagnosticRules.NeuronsBudget, cost.Neurons, layer => layer.Neurons);
        Total("ActivationBytes", DiagnosticRules.ActivationBytesBudget, cost.ActivationBytes, layer => 4 * layer.Neurons, ("input", 4 * cost.Input.Length));

        int field = cost.ReceptiveField.DefaultIfEmpty(0).Max();
        if (expect.Find("ReceptiveField") is ArgumentValue.Integer { Value: var expectedField } && expectedField != field)
        {
            string byLayer = string.Join(", ", cost.Layers.Where(layer => !layer.ReceptiveField.IsEmpty).Select(layer => $"{layer.Node.Name} {string.Join("×", layer.ReceptiveField)}"));
            diagnostics.Add(DiagnosticRules.ReceptiveFieldBudget, new(index, "ReceptiveField"), $"expected a receptive field of {Number(expectedField)}, and it is {field}: {byLayer}", Fix("ReceptiveField", field));
        }

        if (expect.Find("Output") is ArgumentValue.List { Items: var items })
        {
            string expected = string.Join("×", items.Select(item => (item is ArgumentValue.Integer integer ? integer.Value : 0).ToString(CultureInfo.InvariantCulture)));
            string actual = graph.Result.Shape.ToString();
            if (expected != actual)
            {
                string byLayer = string.Join(", ", graph.Nodes.Select(node => $"{node.Name} {node.Shape}"));
                diagnostics.Add(DiagnosticRules.OutputBudget, new(index, "Output"), $"expected an output of {expected}, and it is {actual}: {byLayer}", new SuggestedFix($"Expect {actual}", "Output", $"[{string.Join(", ", graph.Result.Shape.Sizes)}]"));
            }
        }

        void Total(string argument, DiagnosticRule rule, long actual, Func<LayerCost, long> part, params (string Name, long Value)[] more)
        {
            if (expect.Find(argument) is not ArgumentValue.Integer { Value: var expected } || expected == actual)
                return;
            IEnumerable<(string Name, long Value)> parts = more.Concat(cost.Layers.Select(layer => (layer.Node.Name, part(layer)))).Where(item => item.Item2 != 0);
            string sum = string.Join(" + ", parts.Select(item => $"{item.Name} {Number(item.Value)}"));
            diagnostics.Add(rule, new(index, argument), $"expected {argument} = {Number(expected)}, and they are {Number(actual)}: {(sum.Length == 0 ? "no layer has any" : sum)}", Fix(argument, actual));
        }
    }

    private static void CheckClasses(LayerModel classes, int index, NetworkGraph graph, DiagnosticBag diagnostics)
    {
        int count = classes.Find("Names") is ArgumentValue.List { Items: var items } ? items.Count : 0;
        if (count != graph.Result.Shape.Length)
            diagnostics.Add(DiagnosticRules.WrongClassCount, new(index), $"Classes has {count} names, and the network has {graph.Result.Shape.Length} outputs ({graph.Result.Shape})");
    }

    private static SuggestedFix Fix(string argument, long actual) => new($"Expect {argument} = {Number(actual)}", argument, actual.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_'));

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
