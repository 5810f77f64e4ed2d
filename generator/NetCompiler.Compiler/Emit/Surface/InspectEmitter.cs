using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the members that read activations, for networks that keep them.</summary>
internal static class InspectEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        writer.Line();
        writer.Line("/// <summary>The layers that <see cref=\"Inspect\"/> reads, in the order in which they are computed.</summary>");
        writer.Line("public static global::System.ReadOnlySpan<global::NetCompiler.InspectedLayer> InspectedLayers => EngineLayers;");
        writer.Line();
        writer.Line("/// <summary>Reads a layer's activations in the last <c>Predict</c>.</summary>");
        writer.Line("/// <param name=\"layer\">The layer's name.</param>");
        writer.Line("/// <param name=\"activations\">Receives as many values as the layer has, channels first.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">There is no such layer, or the span has another length; the message names both.</exception>");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">Nothing has been predicted yet, or the last prediction was a batch.</exception>");
        writer.Line("public void Inspect(string layer, global::System.Span<float> activations) => _engine.Inspect(EngineLayers, layer, activations);");
        writer.Line();
        writer.Line("private static readonly global::NetCompiler.InspectedLayer[] EngineLayers = global::NetCompiler.InspectedLayer.Parse(");
        using (writer.Indent())
        {
            for (int i = 0; i < plan.Inspected.Count; i++)
                writer.Line($"\"{Line(plan, plan.Inspected[i])}\\n\"{(i < plan.Inspected.Count - 1 ? " +" : ");")}");
        }
    }

    private static string Line(KernelPlan plan, InspectedValue value)
    {
        BufferPlan buffer = plan.Buffer(value.View.Buffer);
        IEnumerable<int> strides = buffer.Layout.AxisStrides.Take(value.View.Shape.Axes.Count).Prepend(buffer.Layout.ChannelStride);
        return string.Join(" ", new[] { value.Name, $"{buffer.Offset + buffer.Layout.First(value.View)}" }.Concat(value.View.Shape.Sizes.Concat(strides).Select(number => $"{number}")));
    }
}
