namespace NetCompiler.Peers.Measurement;

/// <summary>What one fresh process measured of one side, in milliseconds. Travels as JSON on the child's output.</summary>
/// <param name="Load">Until the network can be called.</param>
/// <param name="First">The first call.</param>
/// <param name="Second">The second.</param>
internal sealed record FirstResult(double Load, double First, double Second)
{
    /// <summary>Until there is a result.</summary>
    public double Total => Load + First;
}
