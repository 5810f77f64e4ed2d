namespace NetCompiler.Peers.Measurement;

/// <summary>What one fresh process measured of one side, in milliseconds. Travels as JSON on the child's output.</summary>
/// <param name="Load">Until the network can be called.</param>
/// <param name="First">The first call.</param>
/// <param name="Second">The second.</param>
/// <param name="PeakBytes">The most memory that the process held until then, the runtime's own and libraries included.</param>
internal sealed record FirstResult(double Load, double First, double Second, long PeakBytes)
{
    /// <summary>Until there is a result.</summary>
    public double Total => Load + First;
}
