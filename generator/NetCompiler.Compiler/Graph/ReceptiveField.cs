using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>
/// How many input pixels a value sees on each axis, and how far apart two neighbouring values look: a window of E widens the field
/// by (E − 1) steps of the map that it reads, and its stride multiplies the step. Behind an enlarged map the step is a fraction of a
/// pixel. Empty for what sees the whole map (a vector, attention over all pixels, channels and axes in another order) or none of it.
/// </summary>
internal sealed class ReceptiveField
{
    // Thirds of a pixel add up to whole ones.
    private const double Rounding = 1e-6;

    private static readonly ReceptiveField None = new([], []);

    private readonly double[] _field;
    private readonly double[] _step;

    private ReceptiveField(double[] field, double[] step)
    {
        _field = field;
        _step = step;
    }

    /// <summary>The input pixels on each axis.</summary>
    public EquatableArray<int> Pixels => _field.Select(pixels => (int)Math.Min(int.MaxValue, Math.Ceiling(pixels - Rounding))).ToEquatableArray();

    /// <param name="node">The node that makes the value.</param>
    /// <param name="inputs">The shapes that it reads, and their fields.</param>
    public static ReceptiveField Of(Node node, IReadOnlyList<(Shape Shape, ReceptiveField Field)> inputs)
    {
        int axes = node.Shape.Axes.Count;
        if (axes == 0)
            return None;
        if (node.Op is InputOp)
            return new([.. Enumerable.Repeat(1.0, axes)], [.. Enumerable.Repeat(1.0, axes)]);
        if (inputs.Count == 0)
            return None;
        ReceptiveField at = Widest([.. inputs.Select(input => input.Field)]);
        if (at._field.Length == 0)
            return None;
        Shape before = inputs[0].Shape;
        return node.Op switch
        {
            ConvOp conv => at.Slide(conv.Window),
            LocallyConnectedOp local => at.Slide(local.Window),
            PoolOp pool => at.Slide(pool.Window),

            // An output lies under every S-th tap.
            ConvTransposeOp conv => at.Move(i => Math.Ceiling((double)conv.Window[i].Effective / conv.Window[i].Stride), i => 1.0 / conv.Window[i].Stride),
            AdaptivePoolOp => at.Move(i => AdaptiveWindow(before.Axes[i], node.Shape.Axes[i]), i => (double)before.Axes[i] / node.Shape.Axes[i]),
            UpsampleOp upsample => at.Move(_ => upsample.Mode == UpsampleMode.Nearest ? 1 : 2, _ => 1.0 / upsample.Scale),
            AttentionOp { Window: > 0 and var window } => at.Move(_ => window, _ => 1),
            PermuteOp { Order: var order } when order[0] == 0 => new([.. order.Skip(1).Select(axis => at._field[axis - 1])], [.. order.Skip(1).Select(axis => at._step[axis - 1])]),
            ReshapeOp when before.Axes == node.Shape.Axes => at,
            AttentionOp or PermuteOp or ReshapeOp or MatMulOp => None,
            _ => at,
        };
    }

    /// <summary>The largest of each axis; what has fewer axes than the others, such as a gate for all pixels, does not count.</summary>
    private static ReceptiveField Widest(IReadOnlyList<ReceptiveField> fields)
    {
        int axes = fields.Max(field => field._field.Length);
        ReceptiveField[] maps = [.. fields.Where(field => field._field.Length == axes)];
        return new([.. Enumerable.Range(0, axes).Select(i => maps.Max(field => field._field[i]))], [.. Enumerable.Range(0, axes).Select(i => maps.Max(field => field._step[i]))]);
    }

    private static double AdaptiveWindow(int input, int output) =>
        Enumerable.Range(0, output).Max(o => (int)((((o + 1L) * input) + output - 1) / output) - (int)((long)o * input / output));

    private ReceptiveField Slide(EquatableArray<WindowAxis> window) => Move(i => window[i].Effective, i => window[i].Stride);

    private ReceptiveField Move(Func<int, double> size, Func<int, double> stride) =>
        new([.. _field.Select((field, i) => field + ((size(i) - 1) * _step[i]))], [.. _step.Select((step, i) => step * stride(i))]);
}
