namespace NetCompiler.Suite.Tests.Machine;

/// <summary>Tests of large networks, which run when they are asked for.</summary>
internal static class SlowSuite
{
    private const string Switch = "NETCOMPILER_SLOW";

    /// <summary>Why the slow tests do not run; null where they do.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable(Switch) == "1" ? null : $"large networks run with {Switch}=1";
}
