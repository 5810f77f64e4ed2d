using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Vocabulary;

/// <summary>Judges layers, in attribute form or as calls, and goes no further than their ops and shapes.</summary>
public static class LayerRun
{
    /// <summary>The findings on a network and the shape that leaves it, for what stands between [Network] and the class.</summary>
    public static (EquatableArray<CompilerDiagnostic> Findings, Shape Output) Of(string layers) => Of(Parse(layers));

    /// <summary>The findings after the author has taken a choice on offer.</summary>
    public static EquatableArray<CompilerDiagnostic> After(string layers, CompilerDiagnostic finding, SuggestedFix fix)
    {
        ArchitectureModel model = Parse(layers);
        LayerModel layer = model.Layers[finding.Key.Layer];
        LayerModel changed = layer with { Arguments = layer.Arguments.Where(argument => argument.Name != fix.Argument).Append(new(fix.Argument, Chosen(fix.Value))).ToEquatableArray() };
        return Of(model with { Layers = model.Layers.Select(other => other == layer ? changed : other).ToEquatableArray() }).Findings;
    }

    private static (EquatableArray<CompilerDiagnostic> Findings, Shape Output) Of(ArchitectureModel model)
    {
        DiagnosticBag findings = new();
        GraphBuilder builder = new("Net", findings);
        IReadOnlyList<(GraphValue Value, string Name)> outputs = AttributeNetwork.Add(model, builder, InputShape(model), findings);

        // The verifier computes every shape again, from the op.
        builder.Build(outputs);
        return (findings.ToEquatableArray(), outputs[0].Value.Shape);
    }

    /// <summary>What the last of the layers becomes, judged against the shape of the input.</summary>
    public static LayerResult Last(string layers)
    {
        ArchitectureModel model = Parse(layers);
        LayerModel layer = model.Layers[^1];
        LayerContext context = new(layer, 1, "x", InputShape(model));
        LayerResult result = LayerTable.Find(layer.Layer)!.Build(context);
        Assert.Empty(context.Diagnostics.ToEquatableArray());
        return result;
    }

    /// <summary>A call of a layer as <c>Forward</c> has it.</summary>
    public static LayerModel Call(string layer, params IReadOnlyList<(string Name, object Value)> arguments) =>
        new(layer, arguments.Select(argument => new ArgumentModel(argument.Name, Value(argument.Value))).ToEquatableArray());

    private static ArgumentValue Value(object value) => value switch
    {
        int number => new ArgumentValue.Integer(number),
        bool flag => new ArgumentValue.Boolean(flag),
        string text => new ArgumentValue.Text(text),
        int[] list => new ArgumentValue.List(list.Select(item => (ArgumentValue)new ArgumentValue.Integer(item)).ToEquatableArray()),
        _ => throw new ArgumentException($"no argument is a {value.GetType()}", nameof(value)),
    };

    private static ArgumentValue Chosen(string text) => text.Split('.') switch
    {
        ["Rounding", var name] => Value((int)Enum.Parse<Rounding>(name)),
        ["PadMode", var name] => Value((int)Enum.Parse<PadMode>(name)),
        ["ConvAlgorithm", var name] => Value((int)Enum.Parse<ConvAlgorithm>(name)),
        _ => text[0] == '[' ? Value(text.Trim('[', ']').Split(", ").Select(item => int.Parse(item, CultureInfo.InvariantCulture)).ToArray()) : Value(int.Parse(text, CultureInfo.InvariantCulture)),
    };

    private static ArchitectureModel Parse(string layers) => ParserRun.Of($"[Network, {layers}] public partial class Net;").Model;

    private static Shape InputShape(ArchitectureModel model)
    {
        int[] sizes = [.. ((ArgumentValue.List)model.Layers[0].Find("Shape")!).Items.Select(item => (int)((ArgumentValue.Integer)item).Value)];
        return new(sizes[0], sizes.Skip(1).ToEquatableArray());
    }
}
