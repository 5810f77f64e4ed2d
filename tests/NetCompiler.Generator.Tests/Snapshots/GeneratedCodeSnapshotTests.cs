namespace NetCompiler.Generator.Tests.Snapshots;

public sealed class GeneratedCodeSnapshotTests
{
#if VERIFY
    private const string? WithoutVerify = null;
#else
    private const string? WithoutVerify = "Verify.Xunit was not restored on this machine: the stand-in checked the snapshots.";
#endif

    [Fact]
    public Task Sources_and_diagnostics_are_kept_in_files_beside_the_test() =>
        GeneratedCodeSnapshot.Verify(SnapshotExamples.Sources, SnapshotExamples.Diagnostics());

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public Task Cases_of_a_theory_have_their_own_files(int lanes) =>
        GeneratedCodeSnapshot.Verify([("Kernel.g.cs", $"const int Lanes = {lanes};\n")], parameters: $"lanes={lanes}");

    [Fact]
    public async Task A_second_comparison_in_one_test_is_refused()
    {
        (string, string)[] sources = [("Kernel.g.cs", "class Kernel;\n")];
        await GeneratedCodeSnapshot.Verify(sources);
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => GeneratedCodeSnapshot.Verify(sources));
        Assert.Contains(nameof(A_second_comparison_in_one_test_is_refused), refusal.Message);
    }

    [Fact]
    public async Task Nothing_generated_is_no_snapshot()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => GeneratedCodeSnapshot.Verify([]));
        Assert.Contains("0 sources and 0 diagnostics", refusal.Message);
    }

    [Fact(Skip = WithoutVerify)]
    public void Snapshots_are_checked_by_Verify_Xunit() =>
        Assert.Contains(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == GeneratedCodeSnapshot.CheckedBy);
}
