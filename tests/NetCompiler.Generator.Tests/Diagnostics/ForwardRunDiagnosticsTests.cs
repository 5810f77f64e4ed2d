namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC4010 to NC4024: the mistakes that a Forward method makes while it is run.</summary>
public sealed class ForwardRunDiagnosticsTests
{
    /// <summary>Id, the whole source with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC4010", Net("int i = 0; [|while|] (i >= 0) { i = 1 - i; } return x.Relu();"), ["1,000,000", "this loop", "turns"] },
        { "NC4010", Net("[|while|] (true) { x = x.Relu(); }"), ["20,000 layers", "20,001 turns"] },
        { "NC4011", Net("return Half(x);", "static Tensor Half(Tensor x) => [|Half|](x.Relu());"), ["256 calls", "(in Half (256 deep), called by Forward)"] },
        { "NC4012", Net("Tensor[] parts = new Tensor[2]; parts[0] = x.Relu(); return Tensor.[|Concat|](parts);"), ["an element of parts"] },
        { "NC4018", Net("[|throw new System.Exception(\"two\\nlines\");|]"), ["two lines"] },
        { "NC4012", Net("Tensor y = null; return y.[|Relu|]();"), ["y is used before a tensor was assigned to it"] },
        { "NC4013", Net("return Stage(x, null);", "static Tensor Stage(Tensor x, int[] widths) => x.Dense([|widths[0]|]);"), ["widths is null", "(in Stage, called by Forward)"] },
        { "NC4014", Net("int[] depths = [3, 4, 6]; return x.Dense([|depths[3]|]);"), ["index 3", "depths", "3 elements"] },
        { "NC4014", Net("int[] depths = [3, 4, 6]; return x.Dense([|depths[^4]|]);"), ["index ^4", "depths", "3 elements"] },
        { "NC4015", Net("int n = x.Channels - 3; return x.Dense(64 / [|n|]);"), ["64 / 0"] },
        { "NC4016", Net("int n = x.Channels; return x.Dense(checked(n * [|1_000_000_000|]));"), ["3 · 1000000000", "int"] },
        { "NC4016", Net("double n = 3e10; return x.Dense([|(int)n|]);"), ["30000000000", "int"] },
        { "NC4017", Net("Tensor y = x.Dense(7); return y.Dense([|y.Height|]);"), ["7", "Height", "Channels"] },
        { "NC4017", Net("return x.Dense([|x.Depth|]);"), ["3×8×8", "Depth", "Channels, Height, Width"] },
        { "NC4018", Net("return Even(x, 3);", "static Tensor Even(Tensor x, int width) => width % 2 == 0 ? x.Dense(width) : [|throw new System.ArgumentException($\"width {width} is odd\")|];"), ["width 3 is odd (in Even, called by Forward)"] },
        { "NC4019", Net("int depth = 20; return x.Dense([|depth|] switch { 18 => 1, 50 => 2 });"), ["20"] },
        { "NC4020", Net("int n = x.Channels; return x.Dense(System.Math.[|Clamp|](n, 64, 16));"), ["Math.Clamp(3, 64, 16)"] },
        { "NC4021", Net("Tensor[] parts = x.Split([|2|]); return parts[0] + parts[1];"), ["2 parts", "3 channels of x", "3 / 2", "1 or 3"] },
        { "NC4022", Net("Tensor y = x.[|Relu|](); return x.Dense(3);"), ["relu1", "nothing uses"] },
        { "NC4022", Net("Tensor y = x.Relu().[|Tanh|](); y = x; return y.Dense(3);"), ["tanh1", "nothing uses"] },
        { "NC4023", "[Network, Input(3), [|Input|](4)] public partial class Net { static Tensor Forward(Tensor x, Tensor y) => x.Relu(); }", ["y", "number 2 of 2"] },
        { "NC4024", "[Network, Input(3), [|Input|](4)] public partial class Net { static Tensor Forward(Tensor x) => x.Relu(); }", ["Net", "2 times", "1 tensor (x)"] },
        { "NC4024", "[Network, [|Input|](3)] public partial class Net { static Tensor Forward(Tensor x, Tensor y) => x + y; }", ["Net", "once", "2 tensors (x, y)"] },
    };

    /// <summary>Id of the neighbouring rule, source.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC4010", Net("int i = 0; while (i < 10_000) { i++; } return x.Relu();") },
        { "NC4011", Net("return Half(x, 200);", "static Tensor Half(Tensor x, int times) => times == 0 ? x.Relu() : Half(x, times - 1);") },
        { "NC4012", Net("Tensor[] parts = new Tensor[2]; parts[0] = x.Relu(); parts[1] = x; return Tensor.Concat(parts);") },
        { "NC4013", Net("return Stage(x, null);", "static Tensor Stage(Tensor x, int[] widths) => x.Dense(widths is null ? 4 : widths[0]);") },
        { "NC4014", Net("int[] depths = [3, 4, 6]; return x.Dense(depths[2]).Dense(depths[^3]);") },
        { "NC4015", Net("int n = x.Channels - 2; return x.Dense(64 / n);") },
        { "NC4016", Net("int n = x.Channels; return x.Dense(checked(n * 1_000)).Dense((int)3.5);") },
        { "NC4017", Net("Tensor y = x.Dense(7); return y.Dense(y.Channels + x.Height + x.Width);") },
        { "NC4018", Net("return Even(x, 4);", "static Tensor Even(Tensor x, int width) => width % 2 == 0 ? x.Dense(width) : throw new System.ArgumentException($\"width {width} is odd\");") },
        { "NC4019", Net("int depth = 20; return x.Dense(depth switch { 18 => 1, _ => 2 });") },
        { "NC4020", Net("int n = x.Channels; return x.Dense(System.Math.Clamp(n, 16, 64));") },
        { "NC4021", Net("Tensor[] parts = x.Split(3); return parts[0] + parts[2];") },
        { "NC4022", Net("Tensor y = x.Relu().Tanh(); return x.Dense(3) + y.Dense(3);") },
        { "NC4023", "[Network, Input(3), Input(4)] public partial class Net { static Tensor Forward(Tensor x, Tensor y) => x.Dense(2) + y.Dense(2); }" },
        { "NC4024", "[Network, Input(3), Input(3)] public partial class Net { static Tensor Forward(Tensor x, Tensor y) => x + y; }" },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void A_mistake_of_a_running_Forward_is_an_error_at_its_place(string id, string source, string[] fragments) => Verdict.MustFail(id, source, fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_valid_neighbour_is_not(string id, string source)
    {
        Assert.StartsWith("NC4", id, StringComparison.Ordinal);
        Verdict.MustPass(source);
    }

    private static string Net(string body, string more = "") =>
        $"[Network, Input(3, 8, 8)] public partial class Net {{ static Tensor Forward(Tensor x) {{ {body} }} {more} }}";
}
