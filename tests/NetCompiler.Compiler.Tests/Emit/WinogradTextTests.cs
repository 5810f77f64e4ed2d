using NetCompiler.Compiler.Model;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Emit;

/// <summary>What of Winograd's kernels no map that a test can compute would show.</summary>
public class WinogradTextTests
{
    /// <summary>300,000 tiles times 5,400 blocks are more than an int holds.</summary>
    [Fact]
    public void Blocks_of_a_very_large_map_begin_where_they_should()
    {
        ArchitectureModel model = ArchitectureReader.ReadOne("[Network, Input(16, 2200, 2200), Conv(16, 3, Algorithm = ConvAlgorithm.Winograd4x4)] public partial class Net;");
        string text = CompilerPipeline.Compile(model, new()).Sources.Single(source => source.HintName.Contains("Avx512")).Text;
        Assert.Contains("int first = (int)((long)block * 302500 / ", text, StringComparison.Ordinal);
        Assert.Contains("int count = (int)((block + 1L) * 302500 / ", text, StringComparison.Ordinal);
    }
}
