namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// AlexNet's norm across neighbouring channels of a pixel: x / (k + α/size · Σ x²)^β over channels c − ⌊size/2⌋ to c + ⌊(size − 1)/2⌋, as PyTorch and the
/// paper's Caffe form have it. The shape stays.
/// </summary>
public sealed record LocalResponseNormOp : ProducerOp
{
    public required int Size { get; init; }

    public required double Alpha { get; init; }

    public required double Beta { get; init; }

    public required double K { get; init; }
}
