using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>
/// softmax(q·kᵀ/√(C/heads) + bias)·v for each pixel of each head, over the pixels that it sees: all of them, or those of its window that come from the
/// same side of the map.
/// </summary>
internal static class AttentionSemantics
{
    public static double[] Run(AttentionOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        if (shape.Channels % (3 * op.Heads) != 0)
            throw new InterpretationException($"{node.Name}: {shape.Channels} channels are not queries, keys and values of {op.Heads} heads");
        if (op.Window > 0 && (shape.Depth > 1 || shape.Height % op.Window != 0 || shape.Width % op.Window != 0))
            throw new InterpretationException($"{node.Name}: windows of {op.Window} do not divide {shape.Height}×{shape.Width}");
        int channels = shape.Channels / 3;
        int headChannels = channels / op.Heads;
        int span = (2 * op.Window) - 1;
        float[]? table = op.BiasTable is null ? null : weights.Find(op.BiasTable, span * span * op.Heads);
        double[] output = new double[channels * shape.Pixels];
        Parallel.For(0, shape.Pixels, query =>
        {
            int[] keys = [.. Enumerable.Range(0, shape.Pixels).Where(key => Sees(query, key))];
            for (int head = 0; head < op.Heads; head++)
                Attend(head, query, keys);
        });
        return output;

        void Attend(int head, int query, int[] keys)
        {
            double[] scores = new double[keys.Length];
            for (int k = 0; k < keys.Length; k++)
            {
                double product = 0;
                for (int i = 0; i < headChannels; i++)
                    product += Value(0, head, i, query) * Value(1, head, i, keys[k]);
                scores[k] = (product / Math.Sqrt(headChannels)) + (table?[(Distance(query, keys[k]) * op.Heads) + head] ?? 0);
            }

            double[] shares = SoftmaxSemantics.Run(scores, new(1, scores.Length, 1));
            for (int i = 0; i < headChannels; i++)
            {
                double sum = 0;
                for (int k = 0; k < keys.Length; k++)
                    sum += shares[k] * Value(2, head, i, keys[k]);
                output[(((head * headChannels) + i) * shape.Pixels) + query] = sum;
            }
        }

        // Part 0 of the channels are the queries, 1 the keys, 2 the values.
        double Value(int part, int head, int i, int pixel) => input[(((part * channels) + (head * headChannels) + i) * shape.Pixels) + pixel];

        bool Sees(int query, int key)
        {
            if (op.Window == 0)
                return true;
            (Place queryY, Place queryX) = At(query);
            (Place keyY, Place keyX) = At(key);
            return queryY.Window == keyY.Window && queryX.Window == keyX.Window && queryY.IsWrapped == keyY.IsWrapped && queryX.IsWrapped == keyX.IsWrapped;
        }

        // The bias table's row.
        int Distance(int query, int key)
        {
            (Place queryY, Place queryX) = At(query);
            (Place keyY, Place keyX) = At(key);
            return ((queryY.Offset - keyY.Offset + op.Window - 1) * span) + (queryX.Offset - keyX.Offset + op.Window - 1);
        }

        (Place Y, Place X) At(int pixel) => (Roll(pixel / shape.Width, shape.Height), Roll(pixel % shape.Width, shape.Width));

        // Rolled by −shift, pixel p stands at p − shift, or at the far end where that is before the map.
        Place Roll(int p, int size)
        {
            bool isWrapped = p < op.Shift;
            int rolled = isWrapped ? p - op.Shift + size : p - op.Shift;
            return new(rolled / op.Window, rolled % op.Window, isWrapped);
        }
    }

    /// <summary>Where the roll puts a pixel on one axis: in which window, where in it, and whether it came round from the other side.</summary>
    private readonly record struct Place(int Window, int Offset, bool IsWrapped);
}
