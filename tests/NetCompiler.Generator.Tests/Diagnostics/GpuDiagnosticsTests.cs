using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC5001 to NC5004: what is said of GPU kernels, with a reference to ILGPU (here a type of its name) and without.</summary>
public sealed class GpuDiagnosticsTests
{
    private const string Ilgpu = "namespace ILGPU.Runtime { public abstract class Accelerator; }\n";

    [Fact]
    [MustFail("NC5001")]
    public void Asking_for_kernels_without_the_package_is_an_error_that_names_it()
    {
        Diagnostic found = Assert.Single(Findings(Net("Gpu = true")));
        Assert.Equal("NC5001", found.Id);
        Assert.Contains("Net", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("ILGPU 1.5.3", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [MustPass("NC5001")]
    [InlineData("GpuBatch = 8")]
    [InlineData("Gpu = false")]
    public void Without_asking_nothing_is_said_and_nothing_made(string settings)
    {
        GeneratorRun run = GeneratorRun.Of(Net(settings));
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(Texts(run), source => source.Contains("OnGpu", StringComparison.Ordinal));
    }

    [Theory]
    [MustFail("NC5002")]
    [InlineData("GpuBatch = 0", "0", "4096")]
    [InlineData("GpuBatch = 4097", "4097", "4096")]
    [InlineData("GpuPrecision = (GpuPrecision)7", "7", "HalfStorage")]
    public void A_setting_out_of_range_is_an_error_with_both_figures(string settings, string given, string allowed)
    {
        Diagnostic found = Assert.Single(Findings(Ilgpu + Net(settings)));
        Assert.Equal("NC5002", found.Id);
        Assert.Contains(given, found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(allowed, found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [MustPass("NC5002")]
    [InlineData("GpuBatch = 1")]
    [InlineData("GpuBatch = 4096")]
    [InlineData("GpuPrecision = GpuPrecision.HalfStorage")]
    public void A_setting_in_range_makes_kernels(string settings)
    {
        GeneratorRun run = GeneratorRun.Of(Ilgpu + Net(settings));
        Assert.Empty(run.Diagnostics);
        Assert.Contains(Texts(run), source => source.Contains("OnGpu", StringComparison.Ordinal));
    }

    [Fact]
    [MustFail("NC5003")]
    public void A_map_beyond_32_bits_for_the_whole_batch_is_a_warning_that_names_the_layer()
    {
        Diagnostic found = Assert.Single(Findings(Ilgpu + Large(64)));
        Assert.Equal("NC5003", found.Id);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Contains("conv1 has 79995136 values for each of 64 samples", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_GPUs_do_not_take_leaves_the_CPU_half()
    {
        GeneratorRun run = GeneratorRun.Of(Ilgpu + Net("GpuBatch = 0"));
        Assert.Contains(Texts(run), source => source.Contains("private sealed class EngineAvx512", StringComparison.Ordinal));
        Assert.Contains(Texts(run), source => source.Contains("public static Gpu OnGpu(", StringComparison.Ordinal) && source.Contains("The network has build errors", StringComparison.Ordinal));
        Assert.Empty(Findings(Ilgpu + "[NetCompiler.Network(GpuBatch = 1), NetCompiler.Input(64), NetCompiler.Dense(1_100_000)] public partial class Net;"));
    }

    [Fact]
    [MustPass("NC5003")]
    public void A_smaller_batch_is_not() => Assert.Empty(Findings(Ilgpu + Large(16)));

    [Theory]
    [MustFail("NC5004")]
    [InlineData("1.5.1.0", "1.5.1")]
    [InlineData("2.0.0.0", "2.0.0")]
    public void Another_version_is_a_warning_that_names_both(string version, string shown)
    {
        Diagnostic found = Assert.Single(WithVersion(version));
        Assert.Equal("NC5004", found.Id);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Contains("1.5.3", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(shown, found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    [MustPass("NC5004")]
    public void The_version_that_kernels_are_written_for_is_not() => Assert.Empty(WithVersion("1.5.3.0"));

    [Fact]
    public void A_broken_network_still_has_the_members_for_GPUs()
    {
        IReadOnlyList<string> sources = Texts(GeneratorRun.Of(Ilgpu + "[NetCompiler.Network, NetCompiler.Input(1, 8, 8), NetCompiler.Conv(4, 3, Stride = 4)] public partial class Net;"));
        Assert.Contains(sources, source => source.Contains("public static Gpu OnGpu(", StringComparison.Ordinal) && source.Contains("public Gpu Share()", StringComparison.Ordinal));
    }

    /// <summary>The findings of a project whose ILGPU is an assembly of that version.</summary>
    private static IReadOnlyList<Diagnostic> WithVersion(string version)
    {
        CSharpCompilation ilgpu = CSharpCompilation.Create(
            "ILGPU", [TestCompilation.Parse($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{Ilgpu}", "Ilgpu.cs")], TestCompilation.References, TestCompilation.Options);
        return [.. GeneratorRun.Of(TestCompilation.Create(Net("GpuBatch = 1")).AddReferences(ilgpu.ToMetadataReference())).Diagnostics];
    }

    private static string Net(string settings) => $"[NetCompiler.Network({settings.Replace("(GpuPrecision)", "(NetCompiler.GpuPrecision)").Replace("= GpuPrecision.", "= NetCompiler.GpuPrecision.")}), NetCompiler.Input(1, 8, 8), NetCompiler.Conv(4, 3)] public partial class Net;";

    private static string Large(int batch) => $"[NetCompiler.Network(GpuBatch = {batch}), NetCompiler.Input(3, 1120, 1120), NetCompiler.Conv(64, 3)] public partial class Net;";

    private static IReadOnlyList<string> Texts(GeneratorRun run) => [.. run.Result.GeneratedSources.Select(source => source.SourceText.ToString())];

    private static IReadOnlyList<Diagnostic> Findings(string source) => [.. GeneratorRun.Of(source).Diagnostics];
}
