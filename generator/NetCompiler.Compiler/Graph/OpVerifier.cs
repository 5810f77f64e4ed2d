using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>Checks one node: what its op asks of the shapes that it reads, and the shape that it makes of them.</summary>
internal static class OpVerifier
{
    /// <param name="node">The node, with as many inputs as its op takes.</param>
    /// <param name="inputs">Their shapes.</param>
    /// <exception cref="InvariantException">Something disagrees; the message names the node and both sides.</exception>
    public static void Check(Node node, Shape[] inputs)
    {
        if (inputs.Length == 0)
        {
            if (node.Op is ParameterOp parameter)
                CheckParameter(node, parameter);
            return;
        }

        Shape input = inputs[0];
        Shape expected = node.Op switch
        {
            ConvOp conv => Conv(node, conv, inputs),
            ConvTransposeOp conv => ConvTranspose(node, conv, input),
            LocallyConnectedOp local => new(local.Filters, Window(node, local.Window, input)),
            PoolOp pool => new(input.Channels, Window(node, pool.Window, input)),
            AdaptivePoolOp => AdaptivePool(node, input),
            GlobalPoolOp => Shape.Vector(input.Channels),
            FlattenOp => Shape.Vector(checked((int)input.Length)),
            DenseOp dense => Dense(node, dense),
            NormalizeOp or BatchNormOp or ActivationOp or DropoutOp or LayerScaleOp or PReluOp => input,
            LayerNormOp norm => LayerNorm(node, norm, input),
            GroupNormOp norm => Divided(node, norm.Groups, input),
            LocalResponseNormOp norm => LocalResponseNorm(node, norm, input),
            ShuffleOp shuffle => Divided(node, shuffle.Groups, input),
            SoftmaxOp softmax => HasAxis(node, softmax.Axis, input),
            PadOp pad => Pad(node, pad, input),
            UpsampleOp upsample => Upsample(node, upsample, input),
            SliceOp slice => Slice(node, slice, input),
            ConcatOp concat => Concat(node, concat, inputs),
            SumOp or ProductOp => Broadcast(node, inputs),
            MatMulOp => MatMul(node, inputs),
            ReshapeOp => Reshape(node, input),
            PermuteOp permute => Permute(node, permute, input),
            AttentionOp attention => Attention(node, attention, input),
            _ => throw new InvariantException($"%{node.Id} {node.Name}: the verifier does not know {node.Op.Mnemonic}"),
        };
        Require(node.Shape == expected, node, $"its shape is {node.Shape}, and its op makes {expected} of {string.Join<Shape>(" and ", inputs)}");
    }

    private static void CheckParameter(Node node, ParameterOp parameter)
    {
        long values = parameter.FileShape.Aggregate(1L, (product, size) => product * size);
        Require(values == node.Shape.Length, node, $"its tensor has {values} values, its shape {node.Shape} has {node.Shape.Length}");
        int last = parameter.FileShape.Count - 1;
        if (parameter.ChannelsLast)
            Require(parameter.FileShape[last] == node.Shape.Channels, node, $"its tensor's last axis is {parameter.FileShape[last]}, and its shape has {node.Shape.Channels} channels");
    }

    private static Shape Conv(Node node, ConvOp conv, Shape[] inputs)
    {
        Shape input = inputs[0];
        Require(conv.Groups > 0 && input.Channels % conv.Groups == 0 && conv.Filters % conv.Groups == 0, node, $"{conv.Groups} groups do not divide {input.Channels} channels and {conv.Filters} filters");
        Require(!(conv.IsLinear || conv.IsDense) || conv.Groups == 1, node, $"a dense layer has no groups, and it has {conv.Groups}");
        Require(!conv.IsLinear || conv.Window.All(axis => axis is { Size: 1, Stride: 1, PadBegin: 0, PadEnd: 0 }), node, "it is linear, and its window is more than a pixel");
        Require(!conv.IsDense || conv.Window.All(axis => axis is { Stride: 1, Dilation: 1, PadBegin: 0, PadEnd: 0 }), node, "it is a dense layer, and its window has a stride, a dilation or padding");
        Shape result = new(conv.Filters, Window(node, conv.Window, input));
        if (conv.AddsInput)
            Require(inputs[1] == result, node, $"it adds {inputs[1]} to {result}");
        return result;
    }

    private static Shape ConvTranspose(Node node, ConvTransposeOp conv, Shape input)
    {
        Require(conv.Groups > 0 && input.Channels % conv.Groups == 0 && conv.Filters % conv.Groups == 0, node, $"{conv.Groups} groups do not divide {input.Channels} channels and {conv.Filters} filters");
        Shape made = new(input.Channels, conv.Window.Select(axis => axis.Input).ToEquatableArray());
        EquatableArray<int> map = Window(node, conv.Window, made);
        Require(map == input.Axes, node, $"its window makes {new Shape(input.Channels, map)} of {made}, and it reads {input}");
        foreach (WindowAxis axis in conv.Window)
        {
            int outputPad = axis.PadBegin + axis.Input + axis.PadEnd - (((axis.Output - 1) * axis.Stride) + axis.Effective);
            Require(outputPad >= 0 && outputPad < Math.Max(axis.Stride, axis.Dilation), node, $"its output padding is {outputPad}, with a stride of {axis.Stride} and a dilation of {axis.Dilation}");
        }

        return made with { Channels = conv.Filters };
    }

    private static Shape Dense(Node node, DenseOp dense)
    {
        Require(dense.Chains == 0 || (dense.Chains & (dense.Chains - 1)) == 0, node, $"{dense.Chains} chains are not a power of two");
        return Shape.Vector(dense.Units);
    }

    private static Shape AdaptivePool(Node node, Shape input)
    {
        Require(!input.IsVector && node.Shape.Axes.Count == input.Axes.Count, node, $"it makes {node.Shape} of {input}");
        return input with { Axes = node.Shape.Axes };
    }

    private static Shape LayerNorm(Node node, LayerNormOp norm, Shape input)
    {
        Require(!norm.WholeMap || norm.MapAffine, node, "it is over the whole map, and its factors are not");
        return input;
    }

    private static Shape LocalResponseNorm(Node node, LocalResponseNormOp norm, Shape input)
    {
        Require(norm.Size > 0, node, $"it is over {norm.Size} channels");
        return input;
    }

    private static Shape Divided(Node node, int groups, Shape input)
    {
        Require(groups > 0 && input.Channels % groups == 0, node, $"{groups} groups do not divide {input.Channels} channels");
        return input;
    }

    private static Shape HasAxis(Node node, int axis, Shape input)
    {
        Require(axis >= 0 && axis <= input.Axes.Count, node, $"there is no axis {axis} in {input}");
        return input;
    }

    private static Shape Pad(Node node, PadOp pad, Shape input)
    {
        Require(pad.Begin.Count == input.Axes.Count && pad.End.Count == input.Axes.Count && !input.IsVector, node, $"it pads {pad.Begin.Count} and {pad.End.Count} axes of {input}");
        Require(pad.Begin.Concat(pad.End).All(size => size >= 0), node, "its padding is negative");
        Require(pad.Mode != PadMode.Reflect || input.Axes.Select((size, i) => Math.Max(pad.Begin[i], pad.End[i]) < size).All(fits => fits), node, $"{input} does not reflect so far");
        return input with { Axes = input.Axes.Select((size, i) => pad.Begin[i] + size + pad.End[i]).ToEquatableArray() };
    }

    private static Shape Upsample(Node node, UpsampleOp upsample, Shape input)
    {
        Require(upsample.Scale > 0 && !input.IsVector, node, $"it enlarges {input} by {upsample.Scale}");
        return input with { Axes = input.Axes.Select(size => checked(size * upsample.Scale)).ToEquatableArray() };
    }

    private static Shape Slice(Node node, SliceOp slice, Shape input)
    {
        HasAxis(node, slice.Axis, input);
        int size = input.Sizes.ElementAt(slice.Axis);
        Require(slice.Begin >= 0 && slice.Length > 0 && slice.Step > 0 && slice.End <= size, node, $"it takes {slice.Length} from {slice.Begin} of an axis of {size}");
        return WithAxis(input, slice.Axis, slice.Length);
    }

    private static Shape Concat(Node node, ConcatOp concat, Shape[] inputs)
    {
        foreach (Shape other in inputs)
        {
            HasAxis(node, concat.Axis, other);
            Require(WithAxis(other, concat.Axis, 1) == WithAxis(inputs[0], concat.Axis, 1), node, $"{inputs[0]} and {other} do not go together along axis {concat.Axis}");
        }

        return WithAxis(inputs[0], concat.Axis, inputs.Aggregate(0, (sum, shape) => checked(sum + shape.Sizes.ElementAt(concat.Axis))));
    }

    private static Shape Broadcast(Node node, Shape[] inputs)
    {
        Require(inputs[1] == inputs[0] || (inputs[1].Pixels == 1 && inputs[1].Channels == inputs[0].Channels), node, $"{inputs[1]} does not stand for {inputs[0]}");
        return inputs[0];
    }

    private static Shape MatMul(Node node, Shape[] inputs)
    {
        (Shape left, Shape right) = (inputs[0], inputs[1]);
        bool isProduct = left.Axes.Count == 2 && right.Axes.Count == 2 && left.Channels == right.Channels && left.Axes[1] == right.Axes[0];
        Require(isProduct, node, $"{left} and {right} are no factors of a matrix product");
        return left with { Axes = [left.Axes[0], right.Axes[1]] };
    }

    private static Shape Reshape(Node node, Shape input)
    {
        Require(node.Shape.Length == input.Length, node, $"{input} has {input.Length} values, {node.Shape} has {node.Shape.Length}");
        return node.Shape;
    }

    private static Shape Permute(Node node, PermuteOp permute, Shape input)
    {
        int[] sizes = [.. input.Sizes];
        Require(permute.Order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, sizes.Length)), node, $"{permute.Order} is no order of the axes of {input}");
        return Shaped([.. permute.Order.Select(axis => sizes[axis])]);
    }

    private static Shape Attention(Node node, AttentionOp attention, Shape input)
    {
        Require(attention.Heads > 0 && input.Channels % (3 * attention.Heads) == 0, node, $"{input.Channels} channels are not queries, keys and values of {attention.Heads} heads");
        bool isWindow = attention.Window > 0 && input.Axes.Count == 2 && input.Axes.All(size => size % attention.Window == 0);
        Require(!input.IsVector && (attention.Window == 0 || isWindow), node, $"windows of {attention.Window} do not divide {input}");
        Require(attention.Shift >= 0 && attention.Shift < Math.Max(1, attention.Window), node, $"windows of {attention.Window} are moved by {attention.Shift}");
        Require(attention.BiasTable is null || attention.Window > 0, node, "it has a table of distances and no window");
        return input with { Channels = input.Channels / 3 };
    }

    private static EquatableArray<int> Window(Node node, EquatableArray<WindowAxis> window, Shape input)
    {
        Require(window.Count == input.Axes.Count && window.Count > 0, node, $"its window has {window.Count} axes, its input {input.Axes.Count}");
        for (int axis = 0; axis < window.Count; axis++)
        {
            WindowAxis w = window[axis];
            Require(w.Input == input.Axes[axis], node, $"its window is made for {w.Input} pixels, its input has {input.Axes[axis]}");
            Require(w is { Size: > 0, Stride: > 0, Dilation: > 0, PadBegin: >= 0, PadEnd: >= 0, Output: > 0 }, node, "its window has a size that is not positive");
            Require((w.Output - 1) * w.Stride < w.PadBegin + w.Input + w.PadEnd, node, "its last window starts behind the padded input");
        }

        return window.Select(w => w.Output).ToEquatableArray();
    }

    private static Shape WithAxis(Shape shape, int axis, int size) => Shaped([.. shape.Sizes.Select((old, i) => i == axis ? size : old)]);

    private static Shape Shaped(int[] sizes) => new(sizes[0], sizes.Skip(1).ToEquatableArray());

    private static void Require(bool condition, Node node, string message) => GraphVerifier.Require(condition, node, message);
}
