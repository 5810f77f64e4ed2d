using Microsoft.CodeAnalysis;
using NetCompiler.Compiler;

namespace NetCompiler.Generator.Tests.Driver;

public sealed class SourceOutputTests
{
    [Theory]
    [InlineData("true", ", dumped")]
    [InlineData("True", ", dumped")]
    [InlineData("false", "")]
    [InlineData("", "")]
    public void The_dump_is_an_MSBuild_property(string value, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("[Network, Input(3)] partial class Net;"), new FussyCompiler().Compile, ("NetCompilerDump", value));

        Assert.Equal($"// Net{expected}\n", Assert.Single(run.Result.GeneratedSources).SourceText.ToString());
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("cheapest", false)]
    [InlineData("General", true)]
    public void How_kernels_are_chosen_is_an_MSBuild_property(string value, bool isInSteps)
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("[Network, Input(64, 56, 56), Conv(64, 3, Same = true)] partial class Net;"), CompilerPipeline.Compile, ("NetCompilerKernels", value), ("NetCompilerDump", "true"));

        Assert.Empty(run.Diagnostics);
        string dump = run.Result.GeneratedSources.Single(source => source.HintName.Contains("Dump", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Equal(isInSteps, dump.Contains("products_conv1", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_value_is_an_error_that_names_it_and_the_choices()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("[Network, Input(3), Dense(2)] partial class Net;"), CompilerPipeline.Compile, ("NetCompilerKernels", "Fastest"));

        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("NC2021", found.Id);
        Assert.Contains("NetCompilerKernels is Fastest, which is none of Cheapest, General, Special", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_in_case_get_files_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("[Network, Input(3)] partial class Net; [Network, Input(3)] partial class NET; [Network, Input(3)] partial class Other;"),
            new FussyCompiler().Compile);

        Assert.Equal(["2-Net.g.cs", "NET.g.cs", "Other.g.cs"], run.Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Network_on_two_parts_is_left_to_csharp()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("[Network, Input(3)] partial class Net; [Network] partial class Net;"), new FussyCompiler().Compile);

        Assert.Single(run.Result.GeneratedSources);
        Assert.Empty(run.Diagnostics);
        Assert.Equal("CS0579", Assert.Single(run.CompileErrors).Id);
    }

    [Fact]
    public void Types_of_the_same_name_are_left_to_csharp()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("""
                partial class Outer { [Network, Input(3)] partial class Net; }
                partial struct Outer { [Network, Input(3)] partial class Net; }
                """),
            new FussyCompiler().Compile);

        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(run.Diagnostics);
        Assert.Equal("CS0261", Assert.Single(run.CompileErrors).Id);
    }

    [Theory]
    [InlineData("[Network] interface INet;")]
    [InlineData("[Network] enum Net;")]
    [InlineData("[Network] delegate void Net();")]
    [InlineData("class Net { [Network] void M() { } }")]
    public void Network_on_what_is_no_class_is_left_to_csharp(string source)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(source), new FussyCompiler().Compile);

        Assert.Empty(run.Diagnostics);
        Assert.Equal("CS0592", Assert.Single(run.CompileErrors).Id);
    }

    [Fact]
    public void A_project_without_networks_gets_nothing()
    {
        var compiler = new FussyCompiler();
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("class Program;"), compiler.Compile);

        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(0, compiler.Calls);
    }

    [Fact]
    public void The_same_input_gives_the_same_files()
    {
        Compilation compilation = TestCompilation.Create("[Network, Input(1, 9), Conv(2, 3)] partial class Net;");

        Assert.Equal(
            GeneratorRun.Of(compilation).Result.GeneratedSources.Select(source => source.SourceText.ToString()),
            GeneratorRun.Of(compilation).Result.GeneratedSources.Select(source => source.SourceText.ToString()));
    }
}
