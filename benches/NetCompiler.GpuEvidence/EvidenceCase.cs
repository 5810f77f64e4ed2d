namespace NetCompiler.GpuEvidence;

/// <summary>What is shown of a network.</summary>
/// <param name="Network">Its class in the zoo.</param>
/// <param name="LargestConvs">So many shapes of convolutions, those of the most multiply-adds.</param>
/// <param name="Layers">And these layers.</param>
internal sealed record EvidenceCase(string Network, int LargestConvs, params string[] Layers)
{
    /// <summary>Where the time of the two usual networks goes, and layers of other kinds.</summary>
    public static IReadOnlyList<EvidenceCase> All { get; } =
    [
        new("Vgg16", 5, "features.0", "maxpool1", "classifier.3"),
        new("ResNet50", 5, "conv1", "layer1.0.conv3", "globalavgpool1", "fc"),
        new("ResNeXt50", 0, "layer1.0.conv2"),
        new("MobileNetV1", 0, "dw1", "dw13", "pw13"),
        new("ConvNeXtTiny", 0, "features.1.0.block.0", "features.1.0.block.2", "features.1.0.block.3"),
        new("VitB16", 0, "encoder.layers.encoder_layer_0.self_attention", "encoder.layers.encoder_layer_0.mlp.0"),
        new("SwinTiny", 0, "features.1.1.attn"),
    ];
}
