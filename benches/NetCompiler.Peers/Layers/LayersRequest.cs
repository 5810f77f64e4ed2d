namespace NetCompiler.Peers.Layers;

/// <summary>What the parent asks of a fresh process: the layers of one network. Travels as JSON in the child's argument.</summary>
/// <param name="Network">A name of <see cref="PeerCases.All"/>.</param>
/// <param name="Threads">Threads that compute it.</param>
/// <param name="Weights">How its large dense layers keep their weights.</param>
/// <param name="Seconds">Measured seconds.</param>
internal sealed record LayersRequest(string Network, int Threads, WeightStorage Weights, double Seconds);
