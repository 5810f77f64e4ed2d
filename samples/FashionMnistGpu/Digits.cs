namespace NetCompiler.Samples.FashionMnistGpu;

/// <summary>
/// The network of MATLAB's example on handwritten digits. Nothing in it is about GPUs but <c>GpuBatch</c>: a device works on so many pictures at once, and the
/// kernels' tiles are chosen for it.
/// </summary>
[Network(GpuBatch = 500), Input(1, 28, 28), Normalize(Mean = 0.2860, Std = 0.3530)]
[Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
[Conv(64, 3, Pad = 1), BatchNorm, Relu]
[Dense(10, Name = "fc")]
public partial class Digits;
