namespace NetCompiler.Samples.Zoo;

/// <summary>Swin-T (Liu and others, 2021): attention in windows, which every second block shifts. Layers are called as in torchvision.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 28_288_354, MultiplyAdds = 4_350_425_088)]
public partial class SwinTiny
{
    private const int Width = 96;
    private const int Window = 7;
    private const int HeadWidth = 32;

    private static Tensor Forward(Tensor x)
    {
        x = x.Conv(Width, 4, stride: 4, name: "features.0.0").LayerNorm(name: "features.0.2");
        x = Blocks(x, 2, "features.1");
        x = Merge(x, "features.2");
        x = Blocks(x, 2, "features.3");
        x = Merge(x, "features.4");
        x = Blocks(x, 6, "features.5");
        x = Merge(x, "features.6");
        x = Blocks(x, 2, "features.7");
        return x.LayerNorm(name: "norm").GlobalAvgPool().Dense(1000, name: "head");
    }

    private static Tensor Blocks(Tensor x, int count, string stage)
    {
        for (int i = 0; i < count; i++)
        {
            string name = $"{stage}.{i}";

            // A map that is one window has nowhere to shift to.
            int shift = i % 2 == 1 && x.Height > Window ? Window / 2 : 0;
            x += x.LayerNorm(name: $"{name}.norm1").WindowAttention(x.Channels / HeadWidth, Window, shift, name: $"{name}.attn");
            x += x.LayerNorm(name: $"{name}.norm2").Linear(4 * x.Channels, name: $"{name}.mlp.0").Gelu().Linear(x.Channels, name: $"{name}.mlp.3");
        }

        return x;
    }

    // C×H×W → 2C×H/2×W/2: the channels of each square of 2×2 pixels, down the first column and then the second, become twice those of one.
    private static Tensor Merge(Tensor x, string name)
    {
        (int channels, int height, int width) = (x.Channels, x.Height, x.Width);
        return x.Reshape(channels, height / 2, 2, width).Permute(2, 0, 1, 3).Reshape(2 * channels, height / 2, width)
            .Reshape(2 * channels, height / 2, width / 2, 2).Permute(3, 0, 1, 2).Reshape(4 * channels, height / 2, width / 2)
            .LayerNorm(name: $"{name}.norm").Linear(2 * channels, bias: false, name: $"{name}.reduction");
    }
}
