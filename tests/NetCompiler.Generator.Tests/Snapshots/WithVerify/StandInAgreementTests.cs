using System.Runtime.CompilerServices;
using NetCompiler.Generator.Tests.Snapshots.StandIn;
using VerifyXunit;

namespace NetCompiler.Generator.Tests.Snapshots.WithVerify;

/// <summary>Where the package was restored, the stand-in is held to its bytes.</summary>
public sealed class StandInAgreementTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("lanes=16")]
    public async Task Stand_in_writes_the_files_of_the_package(string? parameters)
    {
        using TemporaryFolder byPackage = new(), byStandIn = new();
        var settings = PackageVerifier.Settings(parameters);
        settings.UseDirectory(byPackage.Path);
        settings.DisableDiff();
        var targets = SnapshotExamples.Targets();

        await Assert.ThrowsAnyAsync<Exception>(async () => await Verifier.Verify(
            targets.Select(target => new VerifyTests.Target(target.Extension, target.Text, target.Name)), settings, ThisFile()));
        var prefix = StandInVerifier.Prefix(CurrentTestAttribute.Method, parameters);
        Assert.ThrowsAny<Exception>(() => StandInVerifier.Check(byStandIn.Path, prefix, targets));

        Assert.Equal(targets.Count, byPackage.Files().Count);
        Assert.Equal(byPackage.Files(), byStandIn.Files());
        foreach (var file in byPackage.Files())
            Assert.Equal(byPackage.Bytes(file), byStandIn.Bytes(file));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
