using NetCompiler.Generator.Tests.Driver;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Diagnostics;

public sealed class ClassShapeDiagnosticsTests
{
    private const string Layers = "[Network, Input(1, 9), Conv(2, 3)]";

    /// <summary>Id, source with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC1001", Layers + " class [|Net|];", ["'Net'", "partial class Net"] },
        { "NC1001", "namespace N { " + Layers + " public sealed class [|@class|] { } }", ["'class'"] },
        { "NC1002", "class [|Outer|] { " + Layers + " partial class Net; }", ["'Outer'", "'Net'"] },
        { "NC1002", "struct [|A|] { partial class B { interface [|C|] { " + Layers + " partial class Net; } } }", ["'Net'"] },
        { "NC1003", Layers + " [|file|] partial class Net;", ["'Net'", "internal"] },
        { "NC1003", "[|file|] partial class Outer { " + Layers + " partial class Net; }", ["'Net'", "'Outer'"] },
        { "NC1004", Layers + " public [|static|] partial class Net;", ["'Net'"] },
        { "NC1004", Layers + " partial class Net; [|static|] partial class Net;", ["'Net'"] },
        { "NC1005", Layers + " partial [|record|] Net;", ["'Net'"] },
        { "NC1005", Layers + " partial [|record|] class Net;", ["'Net'"] },
        { "NC1006", Layers + " partial [|struct|] Net;", ["'Net'"] },
        { "NC1006", Layers + " readonly partial record [|struct|] Net;", ["'Net'"] },
        { "NC1007", Layers + " partial class Net[|<T>|];", ["'Net'"] },
        { "NC1007", "partial class Outer[|<T, U>|] { " + Layers + " partial class Net; }", ["'Net'", "'Outer'"] },
        { "NC1008", Layers + " [|abstract|] partial class Net;", ["'Net'"] },
        { "NC1008", Layers + " partial class Net; public [|abstract|] partial class Net { protected abstract void M(); }", ["'Net'"] },
        { "NC1009", "class Base; " + Layers + " partial class Net : [|Base|];", ["'Net'", "'Base'"] },
        { "NC1009", "using Parent = Base; class Base; " + Layers + " partial class Net : [|Parent|];", ["'Base'"] },
        { "NC1009", Layers + " partial class Net; partial class Net : [|System.Collections.Generic.List<int>|], System.ICloneable { public object Clone() => this; }", ["'List'"] },
        { "NC1010", Layers + " partial class Net { public void [|Predict|](int x) { } }", ["'Net'", "'Predict'"] },
        { "NC1010", Layers + " partial class Net { public const int [|InputLength|] = 9; }", ["'InputLength'"] },
        { "NC1010", Layers + " partial class Net; partial class Net { class [|Summary|]; int [|Top|] { get; } = 1; event System.Action? [|Share|]; }", ["'Net'"] },
        { "NC1010", Layers + " partial class Net : System.IDisposable { void System.IDisposable.[|Dispose|]() { } }", ["'Dispose'"] },
        { "NC1010", Layers + " partial class Net { int [|_engine|] = 1; int Count => _engine; }", ["'_engine'"] },
        { "NC1010", Layers + " partial class [|Predict|];", ["'Predict'"] },
        { "NC1010", Layers + " partial class Net { public int [|Top|] = 1; public static int Twice => 2 * InputLength; static void Use(Net net) => net.Dispose(); }", ["'Top'"] },
        { "NC1011", Layers + " partial class Net { public [|Net|]() { } public static int Twice => 2 * InputLength; }", ["'Net'"] },
        { "NC1011", Layers + " partial class Net { public [|Net|]() { } }", ["'Net'", "Load"] },
        { "NC1011", Layers + " partial class Net { private [|Net|](int x) { } [|Net|](string x) { } }", ["'Net'"] },
        { "NC1011", Layers + " partial class Net[|(int size)|] { int Size => size; }", ["'Net'"] },
        { "NC1012", Layers + " partial class Net; [[|Dense(10)|], Relu] partial class Net;", ["Dense", "'Net'"] },
        { "NC1012", "[Network] partial class Net; [[|Input(1, 9)|]] [Conv(2, 3)] partial class Net; [[|Relu|]] partial class Net;", ["'Net'"] },
        { "NC1013", "[[|Input(1, 9)|], Conv(2, 3)] partial class Net;", ["'Net'", "[Network]"] },
        { "NC1013", "[[|Conv(2, 3)|], Dense(2)] partial class Net;", ["'Net'", "[Network]"] },
        { "NC1013", "[Conv(2, 3)] [[|Input(1, 9)|], Input(1, 8)] struct Net;", ["'Net'"] },
    };

    /// <summary>Id of the neighbouring rule, source.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC1001", Layers + " partial class Net;" },
        { "NC1001", Layers + " public sealed partial class Net { public int Twice(int x) => 2 * x; }" },
        { "NC1002", "static partial class A { partial struct B { partial interface C { partial record D { " + Layers + " private partial class Net; } } } }" },
        { "NC1003", "file class Elsewhere; " + Layers + " internal partial class Net;" },
        { "NC1004", Layers + " partial class Net { static int s_count; static Net() => s_count = 1; static int Count => s_count; }" },
        { "NC1005", "record Point(int X, int Y); " + Layers + " partial class Net { Point Origin => new(0, 0); }" },
        { "NC1006", "struct Point; " + Layers + " partial class Net;" },
        { "NC1007", "class Box<T>; " + Layers + " partial class Net { Box<int>? Box { get; set; } }" },
        { "NC1008", Layers + " sealed partial class Net;" },
        { "NC1009", "interface INet { int Answer { get; } } " + Layers + " partial class Net : INet { public int Answer => 42; }" },
        { "NC1009", Layers + " partial class Net : object, System.ICloneable { public object Clone() => this; }" },
        { "NC1010", Layers + " partial class Net { public void PredictLater() { } int predict = 1; int Next => predict; }" },
        { "NC1010", "interface ITop { int Top { get; } } " + Layers + " partial class Net : ITop { int ITop.Top => 5; }" },
        { "NC1010", Layers + " partial class Predictor;" },
        { "NC1011", Layers + " partial class Net { static Net() { } class Inner { public Inner() { } } }" },
        { "NC1012", "[System.Obsolete] partial class Net; " + Layers + " partial class Net;" },
        { "NC1013", "[System.Obsolete] class Net;" },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void A_class_that_cannot_work_is_an_error_at_its_cause(string id, string source, string[] fragments) => Verdict.MustFail(id, source, fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_neighbour_that_can_work_is_not(string id, string source)
    {
        Assert.StartsWith("NC1", id, StringComparison.Ordinal);
        Verdict.MustPass(source);
    }

    [Fact]
    public void All_errors_of_a_class_are_reported_at_once()
    {
        GeneratorRun run = GeneratorRun.Of("""
            class Outer<T>
            {
                [Network, Input(3)]
                abstract record Net<U>(int X) : Base
                {
                    public void Load() { }
                }
                [Dense(3)] partial record Net<U>;
            }
            record Base;
            """);

        Assert.Equal(
            ["NC1002 Outer", "NC1005 record", "NC1007 <T>", "NC1007 <U>", "NC1008 abstract", "NC1009 Base", "NC1010 Load", "NC1011 (int X)", "NC1012 Dense(3)"],
            run.Diagnostics.Select(diagnostic => $"{diagnostic.Id} {ParserRun.Text(diagnostic.Location)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[Netwrok, Input(3)] partial class Net;")]
    [InlineData("[Network, Input(3), Relu] partial class Net : Missing;")]
    public void What_csharp_does_not_know_is_left_to_csharp(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.CompileErrors);
    }
}
