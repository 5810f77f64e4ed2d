using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Zoo;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Generated code in projects that are set up otherwise: it compiles without a warning and computes the same.</summary>
public class ProjectSettingsTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Networks_compile_and_compute_the_same(bool checkOverflow, bool nullable)
    {
        string source = "using NetCompiler;\n\n" + NetworkZoo.Digits;
        using CompiledNetworks compiled = NetworkCompiler.Compile(source, new(CheckOverflow: checkOverflow, Nullable: nullable));
        Assert.Equal(Predict(ZooNetworks.Reference("digits")), Predict(compiled["Digits"]));
    }

    [Fact]
    public void Compiling_twice_gives_the_same_text()
    {
        string source = "using NetCompiler;\n\n" + NetworkZoo.Digits;
        using CompiledNetworks first = NetworkCompiler.Compile(source);
        using CompiledNetworks second = NetworkCompiler.Compile(source);
        Assert.Equal(first.GeneratedSources, second.GeneratedSources);
        Assert.All(first.GeneratedSources, text => Assert.DoesNotContain("\r", text, StringComparison.Ordinal));
    }

    private static float[] Predict(NetworkClass network)
    {
        ReferenceCase reference = ReferenceCase.Load("digits");
        using INetworkHandle loaded = network.Load(reference.WeightFile());
        float[] output = new float[network.OutputLength];
        loaded.Predict(reference.Input.Values(), output);
        return output;
    }
}
