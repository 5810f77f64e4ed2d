using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Compiler.Graph;

/// <summary>Finds the network's inputs and reads their shapes: channels and up to three spatial axes.</summary>
internal static class InputReader
{
    /// <summary>One input for a network of attributes, one for each parameter of <c>Forward</c> for another.</summary>
    public static IReadOnlyList<NetworkInput> Read(ArchitectureModel model, ForwardProgram? forward, DiagnosticBag diagnostics)
    {
        int[] inputs = [.. Enumerable.Range(0, model.Layers.Count).Where(i => model.Layers[i].Layer == "Input")];
        int count = forward?.Inputs.Count ?? 1;
        if (inputs.Length == 0)
        {
            diagnostics.Add(DiagnosticRules.MissingInput, SourceKey.Class, $"{model.Name}: a network needs an Input, for example [Input(1, 28, 28)]: channels, height, width");
            return [.. Enumerable.Repeat(new NetworkInput(SourceKey.Class, null), count)];
        }

        if (forward is null)
        {
            foreach (int doubled in inputs.Skip(1))
                diagnostics.Add(DiagnosticRules.DoubledInput, new(doubled), $"{model.Name}: Input stands {inputs.Length} times; a network of attributes has one");
        }
        else if (inputs.Length != count)
        {
            string names = string.Join(", ", forward.Inputs);
            diagnostics.Add(DiagnosticRules.WrongInputCount, new(inputs[Math.Min(count, inputs.Length - 1)]), $"{model.Name}: Input stands {Times(inputs.Length)}, and Forward takes {count} tensor{(count == 1 ? "" : "s")} ({names}): one Input each, in their order");
        }

        int first = inputs[0];
        if (Enumerable.Range(0, first).Select(i => model.Layers[i].Layer).FirstOrDefault(name => LayerTable.Find(name) is not null) is { } before)
            diagnostics.Add(DiagnosticRules.InputNotFirst, new(first), $"{model.Name}: Input must come before the layers, and {before} stands before it");
        NetworkInput[] read = [.. inputs.Take(count).Select(index => new NetworkInput(new(index), Shape(model, index, diagnostics)))];
        return [.. read, .. Enumerable.Repeat(new NetworkInput(SourceKey.Class, null), count - read.Length)];
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    private static Shape? Shape(ArchitectureModel model, int index, DiagnosticBag diagnostics)
    {
        if (model.Layers[index].Find("Shape") is not ArgumentValue.List { Items: { IsEmpty: false } items })
        {
            diagnostics.Add(DiagnosticRules.MissingArgument, new(index), $"{model.Name}: Input needs one to four sizes: channels, then depth, height and width as far as there are");
            return null;
        }

        if (items.Count > Graph.Shape.MaximumSizes)
        {
            diagnostics.Add(DiagnosticRules.WrongAxisCount, new(index, "Shape", Graph.Shape.MaximumSizes), $"{model.Name}: Input has {items.Count} sizes, and at most {Graph.Shape.MaximumSizes} are possible: channels, depth, height, width");
            return null;
        }

        long[] sizes = [.. items.Select(item => item is ArgumentValue.Integer integer ? integer.Value : 0)];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] <= 0)
                diagnostics.Add(DiagnosticRules.SizeNotPositive, new(index, "Shape", i), $"{model.Name}: size {i + 1} of Input is {sizes[i].ToString(CultureInfo.InvariantCulture)}, and must be at least 1");
            else if (sizes[i] > SizeLimit.Size)
                diagnostics.Add(DiagnosticRules.SizeNotPositive, new(index, "Shape", i), $"{model.Name}: size {i + 1} of Input is {sizes[i]}, and must be at most {SizeLimit.Size}");
        }

        double length = sizes.Aggregate(1.0, (product, size) => product * size);
        bool isInRange = sizes.All(size => size is > 0 and <= SizeLimit.Size);
        if (isInRange && length > SizeLimit.Values)
            diagnostics.Add(DiagnosticRules.TooLarge, new(index, "Shape"), $"{model.Name}: the input {string.Join("×", sizes)} has {length:0} values, more than the {SizeLimit.Values} that one layer may have");

        return !isInRange || length > SizeLimit.Values ? null : new((int)sizes[0], sizes.Skip(1).Select(size => (int)size).ToEquatableArray());
    }
}
