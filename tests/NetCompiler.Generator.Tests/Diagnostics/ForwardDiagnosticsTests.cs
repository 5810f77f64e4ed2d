using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Tests.Driver;
using NetCompiler.Generator.Tests.Parsing;
using NetCompiler.Generator.Tests.Parsing.Forward;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>What stands outside of the subset, each with a neighbour inside of it.</summary>
public sealed class ForwardDiagnosticsTests
{
    /// <summary>Id, source with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC4001", Body("Func<int, int> f = [|n => n|]; return x;"), ["lambda", "local function"] },
        { "NC4001", Body("int n = [|new[] { 1, 2 }.Select(i => i * 2).Sum()|]; return x;"), ["'Sum' of LINQ", "List<Tensor>"] },
        { "NC4001", Body("[|Console.WriteLine(\"here\")|]; return x;"), ["'WriteLine'", "Console"] },
        { "NC4001", Body("var r = [|new Random(1)|]; return x;"), ["'Random'", "List<T>"] },
        { "NC4001", Body("var d = [|new Dictionary<int, int>()|]; return x.Dense([|d.Count|]);"), [] },
        { "NC4001", Body("return x.Dense([|DateTime.Now.Day|]);"), ["'Day'"] },
        { "NC4001", Body("return x.Dense([|Width|]);", "static int Width { get; } = 4;"), ["'Width'", "static readonly"] },
        { "NC4001", Body("return x.Dense([|_width|]);", "static int _width = 4;"), ["'_width'", "const or static readonly"] },
        { "NC4001", Body("return x.Dense(Widths[0]);", "static readonly int[] Widths = [[|Width|]]; static readonly int Width = 4;"), ["'Width'", "'Widths'", "above"] },
        { "NC4001", Body("return x.Dense([|Width|]);", "static readonly int Width; static Net() => Width = 3;"), ["'Width'", "initialiser"] },
        { "NC4001", Body("[|s_count|] = 3; return x;", "static int s_count;"), ["'s_count'"] },
        { "NC4001", Body("[|s_count|]++; return x;", "static int s_count;"), ["'s_count'"] },
        { "NC4001", Body("[|Widths[0]|] = 3; return x;", "static readonly int[] Widths = [1];"), ["'Widths'"] },
        { "NC4001", Body("return [|new Net().Block(x)|];", "Tensor Block(Tensor x) => x; private Net() { }").Replace("private Net() { }", "", StringComparison.Ordinal), ["'Block'", "static"] },
        { "NC4001", Body("return Block(x);", "static Tensor Block[|<T>|](T x) where T : class => (Tensor)(object)x;"), ["'Block'", "generic"] },
        { "NC4001", Body("return Block(x, out int n);", "static Tensor Block(Tensor x, [|out int n|]) { n = 1; return x; }"), ["'n'", "tuple"] },
        { "NC4001", Body("int n = 1; return Block(ref x, in n);", "static Tensor Block([|ref Tensor x|], [|in int n|]) => x;"), ["by reference"] },
        { "NC4001", Body("Run(); return x;", "static [|async|] void Run() { [|await System.Threading.Tasks.Task.Yield()|]; }").Replace("[|await System.Threading.Tasks.Task.Yield()|]", "await System.Threading.Tasks.Task.Yield()", StringComparison.Ordinal), ["async"] },
        { "NC4001", Body("foreach (int n in Numbers()) { } return x;", "static IEnumerable<int> Numbers() { [|yield|] return 1; }"), ["'yield'"] },
        { "NC4001", Body("[|try|] { x = x.Relu(); } finally { } return x;"), ["'try'", "switch"] },
        { "NC4001", Body("[|lock|] (x) { } return x;"), ["'lock'"] },
        { "NC4001", Body("[|using|] (new System.IO.MemoryStream()) { } return x;"), ["'using'"] },
        { "NC4001", Body("[|using|] var s = new System.IO.MemoryStream(); return x;"), ["'using'"] },
        { "NC4001", Body("[|goto|] end; [|end|]: return x;"), ["allowed are declarations"] },
        { "NC4001", Body("dynamic d = [|1|]; return [|x.Dense(d)|];"), [] },
        { "NC4001", Body("decimal d = [|1.5m|]; return x;"), ["'decimal'"] },
        { "NC4001", Body("char c = [|'c'|]; return x;"), ["'char'"] },
        { "NC4001", Body("int n = 1; ref int m = [|ref n|]; return x;").Replace("m = [|ref n|]", "[|m = ref n|]", StringComparison.Ordinal), ["'m'"] },
        { "NC4001", Body("var a = [|new int[2, 2]|]; return x;"), ["dimension"] },
        { "NC4001", Body("int[] a = [1, 2, 3]; int[] b = [|a[1..]|]; return x;"), ["range"] },
        { "NC4001", Body("string s = $\"{[|x|]}\"; return x;"), ["'NetCompiler.Tensor'"] },
        { "NC4001", Body("return [|x?.Relu()|]!;"), ["allowed", "Tensor's own"] },
        { "NC4001", Body("if (x is [|{ Width: 3 }|]) { } return x;"), ["patterns"] },
        { "NC4001", Body("object o = x; return ([|o as Tensor|])!;"), ["converted"] },
        { "NC4001", Body("int n = [|x.GetHashCode()|]; return x;"), ["'GetHashCode'"] },
        { "NC4001", Body("foreach (char c in [|\"abc\"|]) { } return x;"), ["foreach", "'string'"] },
        { "NC4001", Body("foreach ([|long|] n in new[] { 1, 2 }) { } return x;"), ["'int'", "'long'"] },
        { "NC4001", Body("(int a, int b) t = (1, 2); [|t.a|] = 3; return x;"), ["tuple"] },
        { "NC4001", Body("Index i = [|^1|]; return x;"), [] },
        { "NC4001", Body("Block(b: x.Relu(), [|a: x.Relu()|]); return x;", "static void Block(Tensor a, Tensor b) { }"), ["order of the parameters"] },
        { "NC4001", Body("throw [|Oops|];", "static readonly Exception Oops = new Exception();").Replace("throw [|Oops|];", "[|throw Oops;|]", StringComparison.Ordinal), ["throw new"] },
        { "NC4001", Body("return x.Dense([|InputLength|]);"), ["'InputLength'", "Forward cannot read it"] },
        { "NC4001", Body("return x.Dense(Other.[|OutputLength|]);") + " [Network, Input(1, 9), Dense(4)] partial class Other;", ["'OutputLength'"] },
        { "NC4003", Body("return x + [|Shared|];", "static readonly Tensor Shared = Tensor.Parameter(\"p\", [3]);"), ["'Shared'", "another network"] },
        { "NC4003", Body("[|s_last|] = x; return x;", "static Tensor? s_last;"), ["'s_last'"] },
        { "NC4003", Body("return x + [|Shared|][0];", "static List<Tensor> Shared => [];"), ["'Shared'"] },
        { "NC4004", Body("[|x.Relu()|]; return x;"), ["Relu", "x = x.Relu"] },
        { "NC4004", Body("[|Block(x)|]; [|x.Split(3)|]; return x;", "static (Tensor, int) Block(Tensor x) => (x, 1);"), ["not used"] },
        { "NC4004", Body("[|Block(x)|]; return x;", "static Tensor Block(Tensor x) => x;"), ["'x = Block"] },
        { "NC4004", Body("for (int i = 0; i < 3; [|x.Relu()|]) { } return x;"), ["Relu"] },
    };

    /// <summary>Id of the neighbouring rule, source.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC4001", Body("return F(x); Tensor F(Tensor y) => y.Relu();") },
        { "NC4001", Body("return x.Dense(Width);", "static readonly byte Width = 4;") },
        { "NC4001", Body("return x.Dense((int)Settings.Width);", "enum Settings { Width = 4 }") },
        { "NC4001", Body("return Block(x);", "static Tensor Block(Tensor x) => x; static Tensor Unused<T>(Func<T> f) { try { return null!; } finally { f(); } }") },
        { "NC4001", Body("int[] a = Array.Empty<int>(); return x.Dense(a.Length + int.MaxValue + (int)Math.PI);") },
        { "NC4001", Body("throw new Exception(\"no\" + 1);") },
        { "NC4001", Body("Block(b: 2, a: x.Relu()); return x;", "static void Block(Tensor a, int b) { }") },
        { "NC4002", Body("return Residual.Block(x);") + " static class Residual { public static Tensor Block(Tensor x) => x; }" },
        { "NC4003", Body("return Block(x, x);", "static Tensor Block(Tensor x, Tensor shared) => x + shared;") },
        { "NC4004", Body("_ = x.Relu(); List<Tensor> l = []; Grow(l); l.Add(x); return x;", "static void Grow(List<Tensor> l) => l.Add(l[0]);") },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void What_cannot_be_run_is_an_error_on_that_very_expression(string id, string source, string[] fragments) => Verdict.MustFail(id, source, fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_neighbour_can(string id, string source)
    {
        Assert.StartsWith("NC400", id, StringComparison.Ordinal);
        ForwardVerdict.MustPass(source);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [MustFail("NC4002")]
    public void A_block_in_another_assembly_has_no_source(bool isOpenInIde)
    {
        CSharpLibrary library = new("public static class Residual { public static Tensor Block(Tensor x) => x; public static int Twice(int n) => 2 * n; }");
        Compilation compilation = TestCompilation.Create(Body("return Residual.Block(x);")).AddReferences(library.Reference(isOpenInIde));

        Diagnostic finding = Assert.Single(GeneratorRun.Of(compilation).Diagnostics);

        Assert.Equal("NC4002", finding.Id);
        Assert.Equal("Residual.Block(x)", ParserRun.Text(finding.Location));
        Assert.Contains("'Library'", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_too_deep_for_a_stack_is_refused()
    {
        string expression = string.Concat(Enumerable.Repeat("-(", 500)) + "x.Width" + new string(')', 500);

        Diagnostic finding = Assert.Single(GeneratorRun.Of(Body($"return x.Dense({expression});")).Diagnostics);

        Assert.Equal("NC4001", finding.Id);
        Assert.Contains("400 deep", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_shared_block_is_reported_once()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Network, Input(3)] partial class First { static Tensor Forward(Tensor x) => Blocks.One(x); }
            [Network, Input(4)] partial class Second { static Tensor Forward(Tensor x) => Blocks.One(x); }
            static class Blocks { public static Tensor One(Tensor x) { x.Relu(); return x; } }
            """);

        Assert.Equal("NC4004", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void Everything_is_reported_in_one_build()
    {
        GeneratorRun run = GeneratorRun.Of(Body(
            "x.Relu(); lock (x) { } var r = new Random(); return Block(x);",
            "static Tensor Block(Tensor x) { x.Relu(); return x + s_last; } static Tensor s_last = null!;"));

        Assert.Equal(["NC4001", "NC4001", "NC4003", "NC4004", "NC4004"], run.Diagnostics.Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("return x.Cnov(3);")]
    [InlineData("return x.Conv(\"3\");")]
    [InlineData("return x.Dense(missing);")]
    [InlineData("int n = \"a\"; return x;")]
    [InlineData("foreach (var n in missing) { } return x;")]
    [InlineData("var y = missing; return y;")]
    [InlineData("x = x.Relu() return x;")]
    [InlineData("missing(n => n); return x;")]
    [InlineData("bool b; if (b) return x; return x.Relu();")]
    [InlineData("int[] sizes; foreach (int n in sizes) x = x.Relu(); return x;")]
    [InlineData("return B() ? x : x.Relu(); bool B() { if (x.Channels > 3) return true; }")]
    [InlineData("if (x.Channels > 3) return x.Relu();")]
    public void What_csharp_reports_is_left_to_csharp(string statements)
    {
        GeneratorRun run = GeneratorRun.Of(Body(statements));

        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.CompileErrors);
    }

    private static string Body(string statements, string members = "") => ForwardSource.Body(statements, members);

    /// <summary>Another project, as a build sees it (an image) or as an IDE does (its source behind the reference).</summary>
    private sealed class CSharpLibrary(string source)
    {
        public MetadataReference Reference(bool withSource)
        {
            Compilation library = TestCompilation.Create(source).WithAssemblyName("Library");
            if (withSource)
                return library.ToMetadataReference();
            using var image = new MemoryStream();
            Assert.True(library.Emit(image).Success);
            return MetadataReference.CreateFromImage(image.ToArray());
        }
    }
}
