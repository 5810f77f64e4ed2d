namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// How the scheduler chooses between kernels that compute the same layer. Anything but <see cref="Cheapest"/> is for whoever compares kernels, or tests each of them on every
/// shape that it takes: results differ in rounding only.
/// </summary>
public enum KernelChoice
{
    /// <summary>Whatever costs least by the model.</summary>
    Cheapest,

    /// <summary>
    /// The kernels that take every shape: convolutions over filters, not in shares of these, one kernel for each layer; Winograd's in three steps over the whole map. Groups that share
    /// blocks have one kernel only.
    /// </summary>
    General,

    /// <summary>
    /// Special ones wherever they are possible, whether they pay or not: lanes over pixels, sums of taps, shares of the filters, kernels that several layers share;
    /// Winograd's block by block.
    /// </summary>
    Special,
}
