namespace NetCompiler.Generator.Parsing;

/// <summary>The names that the generated half of a network class takes, so that no member of the user's may have them.</summary>
public static class GeneratedMembers
{
    /// <summary>The public surface, in the order of its documentation.</summary>
    public static IReadOnlyList<string> Public { get; } =
    [
        "InputLength", "OutputLength", "ParameterCount", "MultiplyAdds", "ActivationBytes", "ArenaBytes", "Summary", "ClassNames",
        "Load", "Predict", "PredictBatch", "Top", "Share", "Dispose",
    ];

    // Private members: fields _engine…, and the nested type Engine.
    private const string PrivatePrefix = "_engine";
    private const string NestedType = "Engine";

    public static bool Contains(string name) =>
        Public.Contains(name) || name == NestedType || name.StartsWith(PrivatePrefix, StringComparison.Ordinal);
}
