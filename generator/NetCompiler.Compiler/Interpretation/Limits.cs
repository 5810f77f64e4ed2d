namespace NetCompiler.Compiler.Interpretation;

/// <summary>What ends a program that would not end by itself. The largest network of the course takes a hundredth of each.</summary>
internal static class Limits
{
    /// <summary>Statements, expressions and elements of new arrays.</summary>
    public const int Steps = 1_000_000;

    public const int Layers = 20_000;

    /// <summary>Calls inside each other.</summary>
    public const int Calls = 256;
}
