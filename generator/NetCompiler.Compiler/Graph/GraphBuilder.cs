using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>
/// Turns an architecture into a graph and judges every layer on the way. After an error it goes on with the floored shape and,
/// beside it, with the shapes that the choices on offer would make: an error further down counts only if all of them have it.
/// </summary>
public sealed class GraphBuilder
{
    /// <summary>How many shapes are followed after an error; choices beyond them are the least likely ones.</summary>
    private const int MaximumCandidates = 8;

    private readonly ArchitectureModel _model;
    private readonly DiagnosticBag _diagnostics;
    private readonly LayerNames _names;
    private readonly List<Node> _nodes = [];
    private List<Shape> _candidates = [];
    private ShapeDoubt _doubt;

    private GraphBuilder(ArchitectureModel model, DiagnosticBag diagnostics)
    {
        _model = model;
        _diagnostics = diagnostics;
        _names = LayerNames.Assign(model, diagnostics);
    }

    /// <summary>Builds the graph; null when an error was reported to <paramref name="diagnostics"/>.</summary>
    public static NetworkGraph? Build(ArchitectureModel model, DiagnosticBag diagnostics) => Build(model, diagnostics, out _);

    /// <summary>Builds the graph and tells the output's shape, which may be known in spite of an error: behind a dense layer for example.</summary>
    public static NetworkGraph? Build(ArchitectureModel model, DiagnosticBag diagnostics, out Shape? output)
    {
        GraphBuilder builder = new(model, diagnostics);
        builder.AddInput(InputReader.Read(model, diagnostics));
        for (int i = 0; i < model.Layers.Count; i++)
            builder.AddLayer(i);
        builder.CheckEnd();
        output = builder._doubt == ShapeDoubt.None && builder._candidates.Count == 1 && builder._nodes.Count > 1 ? builder._candidates[0] : null;
        if (diagnostics.HasErrors)
            return null;

        NetworkGraph graph = new() { Name = model.FullName, Nodes = builder._nodes.ToEquatableArray(), Output = builder._nodes[builder._nodes.Count - 1].Id };
        GraphVerifier.Verify(graph);
        return graph;
    }

    /// <summary>Without a shape the layers are judged against some map, for the mistakes that do not depend on it.</summary>
    private void AddInput(Shape? shape)
    {
        const int Size = 60;
        _doubt = shape is null ? ShapeDoubt.All : ShapeDoubt.None;
        _candidates = [shape ?? new(Size, [Size, Size])];
        _nodes.Add(new() { Id = 0, Name = "input", Op = new InputOp(), Shape = _candidates[0] });
    }

    private void AddLayer(int index)
    {
        LayerModel layer = _model.Layers[index];
        if (LayerTable.Find(layer.Layer) is not { } definition)
            return;
        if (definition.Name == "Normalize" && _nodes.Count > 1)
        {
            _diagnostics.Add(DiagnosticRules.NormalizeNotFirst, new(index), $"{_names[index]}: Normalize standardises the input, so it must follow Input directly, and it follows {_nodes[_nodes.Count - 1].Name}");
            return;
        }

        if (_nodes[_nodes.Count - 1].Op is SoftmaxOp)
            _diagnostics.Add(DiagnosticRules.LayerAfterEnd, new(index), $"{_names[index]}: Softmax ends the network, and {definition.Name} follows it");
        if (definition.Name == "Dense" && _candidates.All(shape => !shape.IsVector))
            Append(index: -1, "flatten_" + _names[index], _candidates.Select(shape => (shape.Flattened, (Op)new FlattenOp())).ToList());

        List<(Shape Shape, Op Op)> results = [];
        List<LayerContext> contexts = [];
        foreach (Shape candidate in _candidates)
        {
            LayerContext context = new(layer, index, _names[index], candidate);
            LayerResult result = definition.Build(context);
            contexts.Add(context);
            results.Add((result.Shape, result.Op));
        }

        Report(contexts);
        _doubt = DoubtBehind(results[0].Op, contexts[0].Doubt);
        List<(Shape, Op)> clean = [.. results.Where((_, i) => !contexts[i].Diagnostics.HasErrors)];
        IEnumerable<(Shape, Op)> next = clean.Count > 0 ? clean : results.Concat(contexts.SelectMany(context => context.Alternatives.Select(shape => (shape, results[0].Op))));
        Append(index, _names[index], [.. next]);

        // A layer that is too large is the user's to make smaller; what comes of its size would only repeat that.
        if (contexts.Any(context => context.Diagnostics.Contains(DiagnosticRules.TooLarge)))
            _doubt |= ShapeDoubt.Channels | ShapeDoubt.Axes;
    }

    /// <summary>Reports what every candidate shape agrees on; where each has errors of its own, those of the first.</summary>
    private void Report(List<LayerContext> contexts)
    {
        if (contexts.Any(context => !context.Diagnostics.HasErrors))
            return;
        List<EquatableArray<CompilerDiagnostic>> bags = [.. contexts.Select(context => context.Diagnostics.ToEquatableArray())];
        CompilerDiagnostic[] common = [.. bags[0].Where(item => bags.All(bag => bag.Any(other => other.Rule == item.Rule && other.Key == item.Key)))];
        foreach (CompilerDiagnostic item in (common.Length > 0 ? common : [.. bags[0]]).Where(item => _doubt.Allow(item)))
            _diagnostics.Add(item.Rule, item.Key, item.Message, item.Fixes);
    }

    /// <summary>A layer makes some of its shape anew and leaves the rest as open as it was.</summary>
    private ShapeDoubt DoubtBehind(Op op, ShapeDoubt own) => op switch
    {
        DenseOp => own,
        GlobalPoolOp => _doubt & ShapeDoubt.Channels,
        FlattenOp => _doubt == ShapeDoubt.None ? ShapeDoubt.None : ShapeDoubt.Channels,
        ConvOp => (_doubt & ~ShapeDoubt.Channels) | own,
        _ => _doubt | own,
    };

    private void Append(int index, string name, IReadOnlyList<(Shape Shape, Op Op)> values)
    {
        int id = _nodes.Count;
        _nodes.Add(new() { Id = id, Name = name, Op = values[0].Op, Inputs = [id - 1], Shape = values[0].Shape, Layer = index });
        _candidates = [.. values.Select(value => Bounded(value.Shape)).Distinct().Take(MaximumCandidates)];
    }

    private void CheckEnd()
    {
        if (_doubt == ShapeDoubt.None && !_nodes.Any(node => node.Layer >= 0))
            _diagnostics.Add(DiagnosticRules.NoLayers, SourceKey.Class, $"{_model.Name}: a network needs at least one layer after Input");
    }

    /// <summary>Behind an error sizes may grow from layer to layer; bounded, what the layers compute with them stays within 32 bits.</summary>
    private static Shape Bounded(Shape shape) =>
        shape.Axes.All(axis => axis <= SizeLimit.Values) ? shape : shape with { Axes = shape.Axes.Select(axis => Math.Min(axis, SizeLimit.Values)).ToEquatableArray() };
}
