using VerifyTests;
using VerifyXunit;

namespace NetCompiler.Generator.Tests.Snapshots.WithVerify;

/// <summary>The real package: its own comparison, file names, diff tool and acceptance.</summary>
internal static class PackageVerifier
{
    public static async Task Verify(IEnumerable<SnapshotTarget> targets, string? parameters, string testFile) =>
        await Verifier.Verify(targets.Select(target => new Target(target.Extension, target.Text, target.Name)), Settings(parameters), testFile);

    /// <summary>Without scrubbers: a path of the machine inside generated code is a mistake to show, not one to mask.</summary>
    public static VerifySettings Settings(string? parameters)
    {
        VerifySettings settings = new();
        settings.DisableScrubbers();
        if (parameters is not null)
            settings.UseTextForParameters(parameters);
        return settings;
    }
}
