namespace NetCompiler.Package.Tests;

/// <summary>What a command left: its exit code, and everything it wrote.</summary>
internal sealed record CommandResult
{
    public required string Command { get; init; }

    public required int ExitCode { get; init; }

    public required string Output { get; init; }

    /// <summary>The warnings and errors of a build, each once: MSBuild may repeat them in a summary.</summary>
    public IReadOnlyList<BuildMessage> Messages => [.. Output.Split('\n').Select(BuildMessage.TryParse).OfType<BuildMessage>().Distinct()];

    /// <summary>This result, if the command succeeded without a warning.</summary>
    public CommandResult AssertClean()
    {
        AssertSucceeded();
        Assert.True(Messages.Count == 0, ToString());
        return this;
    }

    /// <summary>This result, if the command succeeded.</summary>
    public CommandResult AssertSucceeded()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    public override string ToString() => $"{Command}\nexit code {ExitCode}\n{Output}";
}
