namespace NetCompiler.TestKit.Compilation;

/// <summary>What a user's project may set that generated code must live with.</summary>
/// <param name="Optimize">A release build.</param>
/// <param name="CheckOverflow">Arithmetic is checked unless it says otherwise.</param>
/// <param name="Nullable">Nullable reference types are on.</param>
public sealed record CompilationSettings(bool Optimize = true, bool CheckOverflow = false, bool Nullable = true);
