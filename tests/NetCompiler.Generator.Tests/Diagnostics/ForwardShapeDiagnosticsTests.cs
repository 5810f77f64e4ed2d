using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>The class around a Forward method, and Like.</summary>
public sealed class ForwardShapeDiagnosticsTests
{
    private const string Other = "[Network, Input(1, 9), Conv(2, 3)] partial class Other; ";

    /// <summary>Id, source with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC1014", "[Network, Input(3)] partial class Net { Tensor [|Forward|](Tensor x) => x; }", ["'Net'", "static"] },
        { "NC1014", "[Network, Input(3)] partial class Net; partial class Net { public Tensor [|Forward|](Tensor x) { return x; } }", ["'Net'"] },
        { "NC1015", "[Network, Input(3)] partial class Net { static Tensor Forward(Tensor x) => x; static Tensor [|Forward|](Tensor x, int n) => x; }", ["'Net'", "2 methods"] },
        { "NC1015", "[Network, Input(3)] partial class Net { static Tensor Forward(Tensor x) => x; static void [|Forward|](int n) { } static int [|Forward|]() => 1; }", ["3 methods"] },
        { "NC1016", "[Network, Input(3)] partial class Net { static Tensor Forward(Tensor x, [|int n|]) => x; }", ["'n'", "'Net'"] },
        { "NC1016", "[Network, Input(3)] partial class Net { static Tensor Forward([|params Tensor[] x|]) => x[0]; }", ["'x'"] },
        { "NC1016", "[Network, Input(3)] partial class Net { static Tensor Forward([|ref Tensor x|], Tensor y) => x; }", ["'x'"] },
        { "NC1016", "[Network, Input(3)] partial class Net { static Tensor Forward(Tensor x, [|Tensor? y = null|]) => x; }", ["'y'"] },
        { "NC1016", "[Network, Input(3)] partial class Net { static Tensor [|Forward|]() => throw null!; }", ["'Net'", "Tensor"] },
        { "NC1017", "[Network, Input(3)] partial class Net { static [|int|] Forward(Tensor x) => 1; }", ["'Net'", "Tensor"] },
        { "NC1017", "[Network, Input(3)] partial class Net { static [|void|] Forward(Tensor x) { } }", ["'Net'"] },
        { "NC1017", "[Network, Input(3)] partial class Net { static [|(Tensor, Tensor)|] Forward(Tensor x) => (x, x); }", ["(Tensor main, Tensor aux)"] },
        { "NC1017", "[Network, Input(3)] partial class Net { static [|(Tensor a, int b)|] Forward(Tensor x) => (x, 1); }", ["'Net'"] },
        { "NC1017", "[Network, Input(3)] partial class Net { static [|Tensor[]|] Forward(Tensor x) => [x]; }", ["'Net'"] },
        { "NC1018", "[Network, Input(3), [|Relu|], [|Dense(3)|], Expect(Parameters = 3)] partial class Net { static Tensor Forward(Tensor x) => x; }", ["'Net'", "Forward"] },
        { "NC1018", "[Network, Input(1, 9), [|Normalize|]] partial class Net { static Tensor Forward(Tensor x) => x; }", ["Normalize"] },
        { "NC1018", Other + "[Network(Like = typeof(Other)), Input(1, 12), [|Relu|]] partial class Net;", ["Like", "'Net'"] },
        { "NC1018", Other + "[Network(Like = typeof(Other)), Input(1, 12)] partial class Net { static Tensor [|Forward|](Tensor x) => x; }", ["Like"] },
        { "NC1019", "[Network(Like = [|typeof(string)|]), Input(1, 12)] partial class Net;", ["'String'", "[Network]"] },
        { "NC1019", "[Network(Like = [|typeof(Net)|]), Input(1, 12)] partial class Net;", ["'Net'", "itself"] },
        { "NC1019", Other + "[Network(Like = typeof(Other)), Input(1, 12)] partial class Middle; [Network(Like = [|typeof(Middle)|]), Input(1, 12)] partial class Net;", ["'Middle'"] },
        { "NC1019", "class Other; [Network(Inspect = true, Like = [|typeof(Other)|]), Input(1, 12)] partial class Net;", ["'Other'"] },
        { "NC1020", Other + "[Network(Like = typeof(Other)), [|Input|](2, 9)] partial class Net;", ["conv1", "8 parameters in Other", "14 here"] },
        { "NC1020", Other + "[Network(Like = typeof(Other)), [|Input|](1, 9, 9)] partial class Net;", ["conv1", "8 parameters in Other", "20 here"] },
        { "NC1020", "[Network, Input(1, 9), LocallyConnected(2, 3)] partial class Other; [Network(Like = typeof(Other)), [|Input|](1, 12)] partial class Net;", ["local1", "56", "80"] },
    };

    /// <summary>Id of the neighbouring rule, source.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC1014", "[Network, Input(3)] partial class Net { private static Tensor Forward(Tensor x) => x; Tensor Later(Tensor x) => x; }" },
        { "NC1014", "[Network, Input(1, 9), Conv(2, 3)] partial class Net { int Forward(int n) => n; }" },
        { "NC1015", "[Network, Input(3)] partial class Net { static Tensor Forward(Tensor x) => ForwardLater(x); static Tensor ForwardLater(Tensor x) => x; }" },
        { "NC1016", "[Network, Input(3), Input(4)] partial class Net { static Tensor Forward(Tensor x, NetCompiler.Tensor y) => x; }" },
        { "NC1017", "[Network, Input(3)] partial class Net { static (Tensor main, Tensor aux) Forward(Tensor x) => (x, x); }" },
        { "NC1018", "[Network, Input(3), Classes(\"a\"), Expect(Output = [3])] partial class Net { static Tensor Forward(Tensor x) => x; }" },
        { "NC1018", Other + "[Network(Like = typeof(Other)), Input(1, 12), Expect(Output = [2, 10])] partial class Net;" },
        { "NC1019", Other + "[Network(Like = typeof(Other), Inspect = true), Input(1, 12)] partial class Net;" },
        { "NC1020", "[Network, Input(1, 9), Conv(2, 3), BatchNorm, Dense(4), Dense(3)] partial class Other; [Network(Like = typeof(Other)), Input(1, 12)] partial class Net;" },
        { "NC1019", "[Network(Like = null), Input(1, 12)] partial class Net { static Tensor Forward(Tensor x) => x; }" },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void A_class_whose_layers_cannot_be_read_is_an_error_at_its_cause(string id, string source, string[] fragments) => Verdict.MustFail(id, source, fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_neighbour_that_can_is_not(string id, string source)
    {
        Assert.StartsWith("NC10", id, StringComparison.Ordinal);
        ForwardVerdict.MustPass(source);
    }

    [Fact]
    [MustFail("NC1019")]
    public void A_network_in_another_assembly_has_no_source()
    {
        Microsoft.CodeAnalysis.Compilation library = TestCompilation.Create("[Network, Input(1, 9)] public partial class Other;").WithAssemblyName("Library");
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("[Network(Like = typeof(Other)), Input(1, 12)] partial class Net;").AddReferences(library.ToMetadataReference()));

        Microsoft.CodeAnalysis.Diagnostic finding = Assert.Single(run.Diagnostics);
        Assert.Equal("NC1019", finding.Id);
        Assert.Contains("'Library'", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_another_network_are_reported_there_only()
    {
        GeneratorRun run = GeneratorRun.Of("[Network, Input(3)] partial class Other { Tensor Forward(Tensor x) => x; } [Network(Like = typeof(Other)), Input(12)] partial class Net;");

        Assert.Equal("NC1014", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.CompileErrors);
    }
}
