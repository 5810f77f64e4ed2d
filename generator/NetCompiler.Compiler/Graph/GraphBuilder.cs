using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>
/// Takes layers one by one, judges each and makes a graph of them. After an error it goes on with the floored shape and,
/// beside it, with the shapes that the choices on offer would make: an error further down counts only if all of them have it.
/// </summary>
public sealed class GraphBuilder(string network, DiagnosticBag diagnostics)
{
    /// <summary>How many shapes are followed after an error; choices beyond them are the least likely ones.</summary>
    private const int MaximumCandidates = 8;

    /// <summary>And how many combinations of them at a layer of several inputs.</summary>
    private const int MaximumCombinations = 64;

    private readonly LayerNames _names = new(diagnostics);
    private readonly List<Node> _nodes = [];
    private readonly HashSet<(string Rule, SourceKey Key)> _reported = [];
    private readonly Dictionary<string, Shape> _denseInputs = [];
    private int _inputs;

    /// <summary>The shape that each dense layer was made for, before flattening, by the layer's name.</summary>
    public IReadOnlyDictionary<string, Shape> DenseInputs => _denseInputs;

    /// <summary>
    /// The <see cref="DenseInputs"/> of the network that this one is like: where they were maps, dense layers become convolutions with windows of that
    /// size, and nothing is flattened (the course's fully convolutional network). Null for a network of its own.
    /// </summary>
    public IReadOnlyDictionary<string, Shape>? Like { get; init; }

    /// <summary>The name of the layer that makes a value.</summary>
    public string NameOf(GraphValue value) => _nodes[value.Id].Name;

    /// <summary>Adds an input; without a shape the layers are judged against some map, for the mistakes that do not depend on it.</summary>
    public GraphValue AddInput(string name, Shape? shape)
    {
        const int Size = 60;
        Node node = new() { Id = _nodes.Count, Name = name, Op = new InputOp { Index = _inputs++ }, Shape = shape ?? new(Size, [Size, Size]) };
        _nodes.Add(node);
        return new(node.Id, [node.Shape], shape is null ? ShapeDoubt.All : ShapeDoubt.None);
    }

    /// <summary>Adds a layer of the vocabulary.</summary>
    /// <param name="layer">The layer and the arguments that were given.</param>
    /// <param name="site">Its place in the source: a <see cref="SourceKey.Layer"/>.</param>
    /// <param name="chain">What stands behind each message: the calls that led here; empty for none.</param>
    /// <param name="inputs">As many as the layer takes.</param>
    public GraphValue Add(LayerModel layer, int site, string chain, params IReadOnlyList<GraphValue> inputs)
    {
        LayerDefinition definition = LayerTable.Find(layer.Layer) ?? throw new InvariantException($"there is no layer {layer.Layer}");
        string name = _names.Assign(definition, layer, site, chain);
        if (definition.Name == "Normalize" && _nodes[inputs[0].Id].Op is not InputOp)
        {
            Report(DiagnosticRules.NormalizeNotFirst, new(site), $"{name}: Normalize standardises the input, so it must follow Input directly, and it follows {_nodes[inputs[0].Id].Name}{chain}");
            return inputs[0];
        }

        if (definition.Name == "Flatten" && Like is not null)
            return inputs[0];
        if (definition.Name == "Dense" || (definition.Name == "Linear" && inputs[0].Shape.IsVector))
        {
            _denseInputs[name] = inputs[0].Flattened ?? inputs[0].Shape;
            if (definition.Name == "Dense" && Like is null && inputs[0].Candidates.All(shape => !shape.IsVector))
                inputs = [Append(site: -1, "flatten_" + name, [inputs[0]], inputs[0].Candidates.Select(shape => (shape.Flattened, (Op)new FlattenOp())), DoubtBehind(new FlattenOp(), inputs[0].Doubt, ShapeDoubt.None))];
        }

        List<LayerResult> results = [];
        List<LayerContext> contexts = [];
        string[] names = [.. inputs.Select(NameOf)];
        foreach (EquatableArray<Shape> shapes in Combinations(inputs))
        {
            LayerContext context = new(layer, site, name, shapes) { InputNames = names, FollowsGlobalPool = inputs.Count == 1 && _nodes[inputs[0].Id].Op is GlobalPoolOp, DenseMap = Like is not null && Like.TryGetValue(name, out Shape? map) ? map : null };
            results.Add(definition.Build(context));
            contexts.Add(context);
        }

        foreach (string part in results[0].Before.Select(part => part.Name).Append(results[0].Name ?? name).Where(part => part != name))
            _names.AssignPart(part, layer, site, chain);
        ShapeDoubt doubt = inputs.Aggregate(ShapeDoubt.None, (all, input) => all | input.Doubt);
        Report(contexts, doubt, chain);
        return Append(site, name, inputs, results, contexts, doubt);
    }

    /// <summary>The graph; null when an error was reported.</summary>
    public NetworkGraph? Build(IReadOnlyList<(GraphValue Value, string Name)> outputs)
    {
        if (diagnostics.HasErrors)
            return null;
        NetworkGraph graph = new()
        {
            Name = network,
            Nodes = _nodes.ToEquatableArray(),
            Outputs = outputs.Select(output => new GraphOutput(output.Value.Id, output.Name)).ToEquatableArray(),
        };
        GraphVerifier.Verify(graph);
        return graph;
    }

    private GraphValue Append(int site, string name, IReadOnlyList<GraphValue> inputs, List<LayerResult> results, List<LayerContext> contexts, ShapeDoubt doubt)
    {
        int[] clean = [.. Enumerable.Range(0, results.Count).Where(i => !contexts[i].Diagnostics.HasErrors)];
        IEnumerable<LayerResult> followed = clean.Length > 0 ? clean.Select(i => results[i]) : results;
        foreach (int part in Enumerable.Range(0, results[0].Before.Count))
        {
            inputs = [Append(site, results[0].Before[part].Name, inputs, followed.Select(result => (result.Before[part].Shape, result.Before[part].Op)), doubt)];
        }

        doubt = DoubtBehind(results[0].Op, doubt, contexts[0].Doubt);

        // A layer that is too large is the user's to make smaller; what comes of its size would only repeat that.
        if (contexts.Any(context => context.Diagnostics.Contains(DiagnosticRules.TooLarge)))
            doubt |= ShapeDoubt.Channels | ShapeDoubt.Axes;
        IEnumerable<(Shape, Op)> values = followed.Select(result => (result.Shape, result.Op));
        if (clean.Length == 0)
            values = values.Concat(contexts.SelectMany(context => context.Alternatives.Select(shape => (shape, results[0].Op))));
        if (followed.First().IsSwapped)
            inputs = [.. inputs.Reverse()];
        return Append(site, results[0].Name ?? name, inputs, values, doubt);
    }

    private GraphValue Append(int site, string name, IReadOnlyList<GraphValue> inputs, IEnumerable<(Shape Shape, Op Op)> values, ShapeDoubt doubt)
    {
        (Shape Shape, Op Op)[] all = [.. values];
        int id = _nodes.Count;
        _nodes.Add(new() { Id = id, Name = name, Op = all[0].Op, Inputs = inputs.Select(input => input.Id).ToEquatableArray(), Shape = all[0].Shape, Layer = site });
        Shape? flattened = inputs.Count != 1 ? null
            : all[0].Op is FlattenOp && !inputs[0].Shape.IsVector ? inputs[0].Shape
            : all[0].Op is not DenseOp && all[0].Shape == inputs[0].Shape ? inputs[0].Flattened : null;
        return new(id, all.Select(value => Bounded(value.Shape)).Distinct().Take(MaximumCandidates), doubt) { Flattened = flattened };
    }

    /// <summary>Every combination of the inputs' candidates, the likeliest first.</summary>
    private static IEnumerable<EquatableArray<Shape>> Combinations(IReadOnlyList<GraphValue> inputs)
    {
        IEnumerable<EquatableArray<Shape>> combinations = [EquatableArray<Shape>.Empty];
        foreach (GraphValue input in inputs)
            combinations = combinations.SelectMany(begun => input.Candidates.Select(shape => begun.Append(shape).ToEquatableArray())).Take(MaximumCombinations).ToArray();
        return combinations;
    }

    /// <summary>Reports what every candidate shape agrees on; where each has errors of its own, those of the first.</summary>
    private void Report(List<LayerContext> contexts, ShapeDoubt doubt, string chain)
    {
        if (contexts.Any(context => !context.Diagnostics.HasErrors))
            return;
        List<EquatableArray<CompilerDiagnostic>> bags = [.. contexts.Select(context => context.Diagnostics.ToEquatableArray())];
        CompilerDiagnostic[] common = [.. bags[0].Where(item => bags.All(bag => bag.Any(other => other.Rule == item.Rule && other.Key == item.Key)))];
        foreach (CompilerDiagnostic item in (common.Length > 0 ? common : [.. bags[0]]).Where(item => doubt.Allow(item)))
            Report(item.Rule, item.Key, item.Message + chain, item.Fixes);
    }

    /// <summary>One place in the source is reported once, however often a loop comes by.</summary>
    private void Report(DiagnosticRule rule, SourceKey key, string message, params IEnumerable<SuggestedFix> fixes)
    {
        if (_reported.Add((rule.Id, key)))
            diagnostics.Add(rule, key, message, fixes);
    }

    /// <summary>A layer makes some of its shape anew and leaves the rest as open as it was.</summary>
    private static ShapeDoubt DoubtBehind(Op op, ShapeDoubt before, ShapeDoubt own) => op switch
    {
        DenseOp or ParameterOp => own,
        GlobalPoolOp => before & ShapeDoubt.Channels,
        FlattenOp => before == ShapeDoubt.None ? ShapeDoubt.None : ShapeDoubt.Channels,
        AdaptivePoolOp => (before & ~ShapeDoubt.Axes) | own,
        ConvOp or ConvTransposeOp or LocallyConnectedOp => (before & ~ShapeDoubt.Channels) | own,
        _ => before | own,
    };

    /// <summary>Behind an error sizes may grow from layer to layer; bounded, what the layers compute with them stays within 32 bits.</summary>
    private static Shape Bounded(Shape shape) =>
        shape.Axes.All(axis => axis <= SizeLimit.Values) ? shape : shape with { Axes = shape.Axes.Select(axis => Math.Min(axis, SizeLimit.Values)).ToEquatableArray() };
}
