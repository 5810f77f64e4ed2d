using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph;

/// <summary>Builds the graph of a network whose layers are attributes: each reads the one before it.</summary>
public static class AttributeNetwork
{
    /// <summary>The values that leave the network. They may be known in spite of an error, behind a dense layer for example.</summary>
    public static IReadOnlyList<(GraphValue Value, string Name)> Add(ArchitectureModel model, GraphBuilder builder, Shape? input, DiagnosticBag diagnostics)
    {
        GraphValue value = builder.AddInput("input", input);
        int layers = 0;
        bool isEnded = false;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerModel layer = model.Layers[i];
            if (LayerTable.Find(layer.Layer) is not { Inputs: 1 } definition)
                continue;
            layers++;
            GraphValue before = value;
            value = builder.Add(layer, i, "", value);
            if (isEnded)
                diagnostics.Add(DiagnosticRules.LayerAfterEnd, new(i), $"{builder.NameOf(value)}: Softmax ends the network, and {definition.Name} follows it");
            isEnded = definition.Name == "Softmax";
        }

        if (input is not null && layers == 0)
            diagnostics.Add(DiagnosticRules.NoLayers, SourceKey.Class, $"{model.Name}: a network needs at least one layer after Input");
        return [(value, "output")];
    }
}
