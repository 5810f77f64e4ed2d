namespace NetCompiler.Samples.Zoo;

/// <summary>ViT-B/16 (Dosovitskiy and others, 2020): 14×14 patches and one learnt token as pixels in a row. Layers are called as in torchvision.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 86_567_656, MultiplyAdds = 16_848_500_736)]
public partial class VitB16
{
    private const int Width = 768;
    private const int Heads = 12;
    private const int Layers = 12;
    private const double Epsilon = 1e-6;

    private static Tensor Forward(Tensor x)
    {
        x = x.Conv(Width, 16, stride: 16, name: "conv_proj").Reshape(Width, -1);
        x = Tensor.Concat(axis: 1, Tensor.Parameter("class_token", [1, 1, Width], channelsLast: true), x);
        x += Tensor.Parameter("encoder.pos_embedding", [1, x.Length, Width], channelsLast: true);

        for (int i = 0; i < Layers; i++)
        {
            string name = $"encoder.layers.encoder_layer_{i}";
            x += x.LayerNorm(Epsilon, name: $"{name}.ln_1").SelfAttention(Heads, name: $"{name}.self_attention");
            x += x.LayerNorm(Epsilon, name: $"{name}.ln_2").Linear(4 * Width, name: $"{name}.mlp.0").Gelu().Linear(Width, name: $"{name}.mlp.3");
        }

        // The token's pixel alone is read.
        return x.LayerNorm(Epsilon, name: "encoder.ln").Slice(0, 1, axis: 1).Dense(1000, name: "heads.head");
    }
}
