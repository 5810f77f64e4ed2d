using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Layers;

/// <summary>What one fresh process measured. Travels as JSON on the child's output.</summary>
/// <param name="Layers">In the order of the computation.</param>
/// <param name="Rest">What is no layer: bringing the input in, handing the output out, and the clock.</param>
/// <param name="Prediction">The whole prediction.</param>
/// <param name="Fma">The best of the calibrations between the readings, in GFLOP/s of as many cores as there are threads.</param>
/// <param name="Memory">Reading as many bytes as the network has weights again and again, from wherever they then lie, in GB/s of as many cores.</param>
internal sealed record LayersResult(LayerResult[] Layers, SideResult Rest, SideResult Prediction, double Fma, double Memory);

/// <summary>One layer's times within one process.</summary>
/// <param name="Layer">What the layer is; its times are those of the last reading and mean nothing.</param>
/// <param name="Time">Milliseconds a prediction.</param>
internal sealed record LayerResult(ProfiledLayer Layer, SideResult Time);
