namespace NetCompiler.Compiler.Model;

/// <summary>
/// Where in the user's source something was said, without a location: the parser can turn the key into today's location,
/// and the key stays equal when lines move.
/// </summary>
/// <param name="Layer">
/// Index into <see cref="ArchitectureModel.Layers"/>; behind them, the sites of the <c>Forward</c> program, as its expressions name them; −1 for the
/// class's own name.
/// </param>
/// <param name="Argument">The argument's name, or null for the whole layer (its name in the source).</param>
/// <param name="Element">Index into the argument's list, or −1 for the whole value.</param>
public sealed record SourceKey(int Layer, string? Argument = null, int Element = -1)
{
    /// <summary>The class's name.</summary>
    public static SourceKey Class { get; } = new(-1);
}
