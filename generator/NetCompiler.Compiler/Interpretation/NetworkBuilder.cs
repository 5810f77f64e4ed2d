using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Interpretation;

/// <summary>Builds the graph of a network, however it is written: as attributes, as a <c>Forward</c> method, or like another network.</summary>
public static class NetworkBuilder
{
    /// <summary>Builds the graph; null when an error was reported to <paramref name="diagnostics"/>, or when the network that this one is like has errors of its own.</summary>
    public static NetworkGraph? Build(ArchitectureModel model, DiagnosticBag diagnostics) => Build(model, diagnostics, out _);

    /// <summary>Builds the graph and tells the first output's shape, which may be known in spite of an error: behind a dense layer for example.</summary>
    public static NetworkGraph? Build(ArchitectureModel model, DiagnosticBag diagnostics, out Shape? output)
    {
        GraphBuilder builder;
        IReadOnlyList<(GraphValue Value, string Name)> outputs;
        if (model.Like is { } original)
        {
            DiagnosticBag foreign = new();
            builder = new(original.FullName, foreign);
            outputs = AddLayers(original, original, builder, foreign);
            output = null;
            if (builder.Build(outputs) is not { } other)
                return null;
            builder = new(model.FullName, foreign) { Like = builder.DenseInputs };
            outputs = AddLayers(original, model, builder, foreign);
            if (builder.Build(outputs) is { } graph)
                SameWeights.Check(graph, other, original.Name, foreign);

            // The layers stand in another class, which is fine for its own input: what is wrong here is this class's.
            int input = Enumerable.Range(0, model.Layers.Count).FirstOrDefault(i => model.Layers[i].Layer == "Input");
            foreach (CompilerDiagnostic finding in foreign.ToEquatableArray())
                diagnostics.Add(finding.Rule, model.Layers.IsEmpty ? SourceKey.Class : new(input), $"{model.Name}, like {original.Name}: {finding.Message}");
        }
        else
        {
            builder = new(model.FullName, diagnostics);
            outputs = AddLayers(model, model, builder, diagnostics);
        }

        output = outputs.Count > 0 && outputs[0].Value.IsCertain ? outputs[0].Value.Shape : null;
        return diagnostics.HasErrors ? null : builder.Build(outputs);
    }

    private static IReadOnlyList<(GraphValue Value, string Name)> AddLayers(ArchitectureModel layers, ArchitectureModel inputs, GraphBuilder builder, DiagnosticBag diagnostics)
    {
        IReadOnlyList<NetworkInput> shapes = InputReader.Read(inputs, layers.Forward, diagnostics);
        return layers.Forward is { } program
            ? ForwardInterpreter.Run(layers.Name, program, builder, shapes, diagnostics)
            : AttributeNetwork.Add(layers, builder, shapes[0].Shape, diagnostics);
    }
}
