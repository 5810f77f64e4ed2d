namespace NetCompiler.GpuEvidence;

/// <summary>What is shown of a network.</summary>
/// <param name="Network">Its class in the zoo.</param>
/// <param name="LargestConvs">So many shapes of convolutions, those of the most multiply-adds.</param>
/// <param name="Layers">And these layers.</param>
internal sealed record EvidenceCase(string Network, int LargestConvs, params string[] Layers)
{
    /// <summary>Where the time of the two usual networks goes, and a layer of every other kind.</summary>
    public static IReadOnlyList<EvidenceCase> All { get; } =
    [
        new("Vgg16", 5, "features.0", "classifier.3"),
        new("ResNet50", 5, "conv1", "fc"),
        new("MobileNetV1", 0, "conv1", "dw1", "dw13", "pw13"),
    ];
}
