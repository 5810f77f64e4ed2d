namespace NetCompiler.Generator;

/// <summary>The names of the generator's steps, by which tests see what an edit runs again.</summary>
public static class TrackingNames
{
    /// <summary>Parsed classes: with locations, so renewed by every edit of their file.</summary>
    public const string Networks = nameof(Networks);

    /// <summary>Layers without [Network].</summary>
    public const string Orphans = nameof(Orphans);

    /// <summary>The gate: models without locations.</summary>
    public const string Models = nameof(Models);

    public const string Options = nameof(Options);

    /// <summary>Full names that differ only in case.</summary>
    public const string Clashes = nameof(Clashes);

    /// <summary>The whole compiler, once per changed model.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>Findings and locations side by side.</summary>
    public const string Findings = nameof(Findings);

    public static IReadOnlyList<string> All { get; } = [Networks, Orphans, Models, Options, Clashes, Compile, Findings];
}
