using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>What stands in a convolution's padding, by the order of the user's enum.</summary>
public enum PadMode
{
    Zero,
    Reflect,
    Replicate,
}

/// <summary>Cross-correlation. C×D… → filters×((D + P − E)/S + 1)… on each axis.</summary>
public sealed record ConvOp : ProducerOp
{
    public required int Filters { get; init; }

    /// <summary>One per spatial axis.</summary>
    public required EquatableArray<WindowAxis> Window { get; init; }

    public int Groups { get; init; } = 1;

    public bool Bias { get; init; } = true;

    public PadMode PadMode { get; init; }

    /// <summary>How it is computed; <see cref="ConvAlgorithm.Auto"/> until a pass has chosen.</summary>
    public ConvAlgorithm Algorithm { get; init; }

    /// <summary>The batch norm folded into the weights while they load, if any.</summary>
    public FoldedNorm? Norm { get; init; }

    /// <summary>The tensor of a factor for each filter that is folded into the weights behind the norm (layer scale), if any.</summary>
    public string? Scale { get; init; }

    /// <summary>The second input, of the output's shape, is added to each value before the epilogue: the shortcut of a residual block.</summary>
    public bool AddsInput { get; init; }

    /// <summary>A dense layer for each pixel: the weight tensor has no axes for the window, which is 1.</summary>
    public bool IsLinear { get; init; }

    /// <summary>A dense layer over a whole map of this size, written as a convolution: the weight tensor is flat, filters×(C·D…).</summary>
    public bool IsDense { get; init; }

    /// <summary>The tensors' names where they are not <c>{name}.weight</c> and <c>{name}.bias</c>: attention's <c>in_proj_weight</c>.</summary>
    public TensorNames? Tensors { get; init; }

    /// <summary>The side of the tiles of pixels that Winograd's algorithm makes at once; 0 for a direct convolution.</summary>
    public int WinogradTile => Algorithm switch
    {
        ConvAlgorithm.Winograd2x2 => 2,
        ConvAlgorithm.Winograd4x4 => 4,
        _ => 0,
    };

    /// <summary>
    /// Whether Winograd's algorithm can compute it: filters of 3×3 (in three dimensions of any depth) that move by single pixels over neighbouring ones, without groups, over
    /// zeros or inside the map.
    /// </summary>
    public bool AcceptsWinograd => Window.Count >= 2 && Groups == 1 && !IsLinear && !IsDense && Window.Skip(Window.Count - 2).All(axis => axis is { Size: 3, Stride: 1 })
        && Window.All(axis => axis.Dilation == 1) && (PadMode == PadMode.Zero || Window.All(axis => axis is { PadBegin: 0, PadEnd: 0 }));

    /// <summary>The filter's taps on all axes together.</summary>
    public int Taps => Window.Aggregate(1, (product, axis) => checked(product * axis.Size));
}
