namespace NetCompiler;

/// <summary>What one step of a network has cost in the predictions that a <see cref="LayerProfile"/> saw.</summary>
/// <param name="Kernel">What kind of kernel computes it.</param>
/// <param name="Name">The layer's name, in a step that fills a border or reorders values with a prefix.</param>
/// <param name="Description">What the step computes: operation, shapes, window, activation.</param>
/// <param name="MultiplyAdds">Multiply-adds of one prediction by the plain definition of the layer, whatever the algorithm; 0 for other layers than convolutions, dense layers and products.</param>
/// <param name="PerformedMultiplyAdds">Those that the kernel performs: fewer where Winograd's algorithm computes a convolution.</param>
/// <param name="WeightBytes">Bytes of packed weights that it reads in one prediction.</param>
/// <param name="Calls">Predictions that were timed.</param>
/// <param name="TotalMilliseconds">Their time together.</param>
/// <param name="MinimumMilliseconds">The fastest one's time; 0 without any.</param>
public sealed record ProfiledLayer(string Kernel, string Name, string Description, long MultiplyAdds, long PerformedMultiplyAdds, long WeightBytes, long Calls, double TotalMilliseconds, double MinimumMilliseconds);
