namespace NetCompiler.Samples.Zoo;

/// <summary>Inception v3 (Szegedy and others, 2015) as torchvision defines it, without its auxiliary classifier.</summary>
[Network, Input(3, 299, 299)]
[Expect(Parameters = 23_834_568, MultiplyAdds = 5_713_216_096)]
public partial class InceptionV3
{
    private static Tensor Forward(Tensor x)
    {
        x = x.Unit(32, 3, "Conv2d_1a_3x3", stride: 2).Unit(32, 3, "Conv2d_2a_3x3").Unit(64, 3, "Conv2d_2b_3x3", pad: 1).MaxPool(3, stride: 2);
        x = x.Unit(80, 1, "Conv2d_3b_1x1").Unit(192, 3, "Conv2d_4a_3x3").MaxPool(3, stride: 2);
        x = x.Mixed5(32, "Mixed_5b").Mixed5(64, "Mixed_5c").Mixed5(64, "Mixed_5d");
        x = x.ReduceTo17("Mixed_6a").Mixed6(128, "Mixed_6b").Mixed6(160, "Mixed_6c").Mixed6(160, "Mixed_6d").Mixed6(192, "Mixed_6e");
        x = x.ReduceTo8("Mixed_7a").Mixed7("Mixed_7b").Mixed7("Mixed_7c");
        return x.GlobalAvgPool().Dropout(0.5).Dense(1000, name: "fc");
    }
}

/// <summary>The blocks of Inception v3.</summary>
internal static class InceptionV3Blocks
{
    private const double Epsilon = 1e-3;

    /// <summary>Convolution, batch norm and ReLU.</summary>
    public static Tensor Unit(this Tensor x, int filters, int size, string name, int stride = 1, int pad = 0) =>
        x.Conv(filters, size, stride: stride, pad: pad, bias: false, name: $"{name}.conv").BatchNorm(Epsilon, name: $"{name}.bn").Relu();

    /// <summary>Windows of 1×1, 5×5 and twice 3×3 over 35×35.</summary>
    public static Tensor Mixed5(this Tensor x, int pooled, string name) => Tensor.Concat(
        x.Unit(64, 1, $"{name}.branch1x1"),
        x.Unit(48, 1, $"{name}.branch5x5_1").Unit(64, 5, $"{name}.branch5x5_2", pad: 2),
        x.Unit(64, 1, $"{name}.branch3x3dbl_1").Unit(96, 3, $"{name}.branch3x3dbl_2", pad: 1).Unit(96, 3, $"{name}.branch3x3dbl_3", pad: 1),
        x.Pooled(pooled, name));

    /// <summary>35×35 → 17×17.</summary>
    public static Tensor ReduceTo17(this Tensor x, string name) => Tensor.Concat(
        x.Unit(384, 3, $"{name}.branch3x3", stride: 2),
        x.Unit(64, 1, $"{name}.branch3x3dbl_1").Unit(96, 3, $"{name}.branch3x3dbl_2", pad: 1).Unit(96, 3, $"{name}.branch3x3dbl_3", stride: 2),
        x.MaxPool(3, stride: 2));

    /// <summary>Windows of 1×1, and of 7×7 once and twice, each as a row and a column, over 17×17.</summary>
    public static Tensor Mixed6(this Tensor x, int narrow, string name) => Tensor.Concat(
        x.Unit(192, 1, $"{name}.branch1x1"),
        x.Unit(narrow, 1, $"{name}.branch7x7_1").Row(narrow, 7, $"{name}.branch7x7_2").Column(192, 7, $"{name}.branch7x7_3"),
        x.Unit(narrow, 1, $"{name}.branch7x7dbl_1").Column(narrow, 7, $"{name}.branch7x7dbl_2").Row(narrow, 7, $"{name}.branch7x7dbl_3")
            .Column(narrow, 7, $"{name}.branch7x7dbl_4").Row(192, 7, $"{name}.branch7x7dbl_5"),
        x.Pooled(192, name));

    /// <summary>17×17 → 8×8.</summary>
    public static Tensor ReduceTo8(this Tensor x, string name) => Tensor.Concat(
        x.Unit(192, 1, $"{name}.branch3x3_1").Unit(320, 3, $"{name}.branch3x3_2", stride: 2),
        x.Unit(192, 1, $"{name}.branch7x7x3_1").Row(192, 7, $"{name}.branch7x7x3_2").Column(192, 7, $"{name}.branch7x7x3_3")
            .Unit(192, 3, $"{name}.branch7x7x3_4", stride: 2),
        x.MaxPool(3, stride: 2));

    /// <summary>Windows of 1×1 and 3×3, rows and columns side by side, over 8×8.</summary>
    public static Tensor Mixed7(this Tensor x, string name)
    {
        Tensor once = x.Unit(384, 1, $"{name}.branch3x3_1");
        Tensor twice = x.Unit(448, 1, $"{name}.branch3x3dbl_1").Unit(384, 3, $"{name}.branch3x3dbl_2", pad: 1);
        return Tensor.Concat(
            x.Unit(320, 1, $"{name}.branch1x1"),
            once.Row(384, 3, $"{name}.branch3x3_2a"), once.Column(384, 3, $"{name}.branch3x3_2b"),
            twice.Row(384, 3, $"{name}.branch3x3dbl_3a"), twice.Column(384, 3, $"{name}.branch3x3dbl_3b"),
            x.Pooled(192, name));
    }

    private static Tensor Pooled(this Tensor x, int filters, string name) => x.AvgPool(3, stride: 1, pad: 1).Unit(filters, 1, $"{name}.branch_pool");

    private static Tensor Row(this Tensor x, int filters, int length, string name) => x.Line(filters, [1, length], name);

    private static Tensor Column(this Tensor x, int filters, int length, string name) => x.Line(filters, [length, 1], name);

    private static Tensor Line(this Tensor x, int filters, int[] sizes, string name) =>
        x.Conv(filters, sizes: sizes, pads: [sizes[0] / 2, sizes[1] / 2], bias: false, name: $"{name}.conv").BatchNorm(Epsilon, name: $"{name}.bn").Relu();
}
