using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// A border that only convolutions read becomes their padding, so that it is part of the buffer and nothing is copied.
/// <code>
/// before  %1 pad1 = Pad(%0) [1 | 1]   %2 conv1 = Conv(%1) [3 | 3]
/// after   %2 conv1 = Conv(%0) [3 pad 1 | 3 pad 1]
/// </code>
/// </summary>
internal static class FoldPadding
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphEditor editor = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is not PadOp { Epilogue.IsEmpty: true } pad || graph.IsOutput(node.Id))
                continue;
            Node[] readers = [.. graph.ConsumersOf(node.Id)];
            if (!readers.All(reader => reader.Op is ConvOp conv && reader.Inputs.Skip(1).All(id => id != node.Id) && Takes(conv, pad)))
                continue;
            Shape map = graph.Find(node.Inputs[0]).Shape;
            foreach (Node reader in readers)
                editor.Replace(reader.Id, Widened((ConvOp)reader.Op, pad, map));
            editor.Remove(node.Id);
        }

        return editor.ToGraph();
    }

    /// <summary>A convolution without a padding of its own takes any; zeros join zeros. A linear layer reads pixels and no border.</summary>
    private static bool Takes(ConvOp conv, PadOp pad) => !conv.IsLinear
        && (conv.Window.All(axis => axis.PadBegin == 0 && axis.PadEnd + axis.Overhang == 0) || (pad.Mode == PadMode.Zero && conv.PadMode == PadMode.Zero));

    private static ConvOp Widened(ConvOp conv, PadOp pad, Shape map) => conv with
    {
        PadMode = pad.Mode,
        Window = conv.Window.Select((axis, i) => axis with { Input = map.Axes[i], PadBegin = axis.PadBegin + pad.Begin[i], PadEnd = axis.PadEnd + pad.End[i] }).ToEquatableArray(),
    };
}
