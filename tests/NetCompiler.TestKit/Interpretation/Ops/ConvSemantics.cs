using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>Cross-correlation in up to three dimensions: the filter is not flipped. An overhang goes on with the padding's mode.</summary>
internal static class ConvSemantics
{
    public static double[] Run(ConvOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        (WindowAxis Z, WindowAxis Y, WindowAxis X) window = Volume.Window(node, op.Window);
        if (shape.Channels % op.Groups != 0 || op.Filters % op.Groups != 0)
            throw new InterpretationException($"{node.Name}: {op.Groups} groups do not divide {shape.Channels} channels and {op.Filters} filters");
        int groupChannels = shape.Channels / op.Groups;
        int groupFilters = op.Filters / op.Groups;
        int taps = groupChannels * window.Z.Size * window.Y.Size * window.X.Size;
        float[] filters = weights.Find(op.Tensors?.Weight ?? node.Name + ".weight", op.Filters * taps);
        float[]? biases = op.Bias ? weights.Find(op.Tensors?.Bias ?? node.Name + ".bias", op.Filters) : null;

        Volume map = new(op.Filters, window.Z.Output, window.Y.Output, window.X.Output);
        double[] output = new double[map.Length];
        int blocks = (map.Pixels + ColumnBlock.Width - 1) / ColumnBlock.Width;
        Parallel.For(0, op.Groups * blocks, i =>
        {
            (int group, int block) = Math.DivRem(i, blocks);
            int pixel = block * ColumnBlock.Width;
            ColumnBlock columns = new(input, shape, window, op.PadMode, (group * groupChannels)..((group + 1) * groupChannels), pixel);
            for (int filter = group * groupFilters; filter < (group + 1) * groupFilters; filter++)
            {
                Span<double> sums = output.AsSpan((filter * map.Pixels) + pixel, Math.Min(ColumnBlock.Width, map.Pixels - pixel));
                sums.Fill(biases?[filter] ?? 0);
                columns.AddTo(filters.AsSpan(filter * taps, taps), sums);
            }
        });
        if (op.Norm is { } norm)
            output = BatchNormSemantics.Run(norm.Name, norm.Epsilon, output, op.Filters, weights);
        return op.Scale is { } scale ? LayerScaleSemantics.Run(scale, output, map, weights) : output;
    }
}
