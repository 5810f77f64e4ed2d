using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Parsing.Forward;

/// <summary>What each expression and statement becomes. <c>using</c> lines and the parameter <c>Tensor x</c> are around each row.</summary>
public sealed class ForwardExpressionTests
{
    [Theory]
    [InlineData("int a = 2 * 3; const int b = 4; return x.Dense(a + b);", "a = 6; return Dense(x, Units: (a Add 4));")]
    [InlineData("int a, b = 1; a = b; return x;", "b = 1; a = b; return x;")]
    [InlineData("var s = 5; s += 2; s <<= 1; s++; --s; return x;", "s = 5; s Add= 2; s ShiftLeft= 1; s Add= 1 (old); s Subtract= 1; return x;")]
    [InlineData("byte s = 5; s += 2; s++; return x;", "s = 5; s Add=->Byte 2; s Add=->Byte 1 (old); return x;")]
    [InlineData("double d = 3; d /= 2; int n = (int)(d * 1.5) + (int)x.Height; return x;", "d = 3.0; d Divide=:Double 2.0; n = (Int32((d Multiply:Double 1.5)) Add Tensor.Height(x)); return x;")]
    [InlineData("long n = x.Channels; n = -n ^ ~3L; return x;", "n = Int64(Tensor.Channels(x)); n = (Minus:Int64(n) ExclusiveOr:Int64 -4); return x;")]
    [InlineData("int n = x.Width; n = checked(n * n); return x;", "n = Tensor.Width(x); n = (n Multiply! n); return x;")]
    [InlineData("bool f = x.Height > 4 && !(x.Width == 2) || true; return x;", "f = (Tensor.Height(x) Greater 4 AndAlso Not((Tensor.Width(x) Equal 2)) OrElse true); return x;")]
    [InlineData("bool f = false; f |= x.Width != 2; return f ? x : x.Relu();", "f = false; f Or= (Tensor.Width(x) NotEqual 2); return (f ? x : Relu(x));")]
    [InlineData("int n = Math.Max(x.Channels, 8); double r = Math.Sqrt(n); return x;", "n = Math.Max(Tensor.Channels(x), 8); r = Math.Sqrt:Double(Double(n)); return x;")]
    [InlineData("double r = Math.Round(x.Width * 0.5, MidpointRounding.AwayFromZero); return x;", "r = Math.Round:Double((Double(Tensor.Width(x)) Multiply:Double 0.5), 0, 1); return x;")]
    [InlineData("float f = MathF.Pow(x.Width, 2); return x;", "f = Math.Pow:Single(Single(Tensor.Width(x)), 2.0); return x;")]
    [InlineData("int[] d = [3, 4, x.Width]; int n = d[1] + d[^1] + d.Length; return x;", "d = [3, 4, Tensor.Width(x)]; n = (d[1] Add d[^1] Add Array.Length(d)); return x;")]
    [InlineData("int[][] d = new[] { new[] { 1 }, new int[2] }; d[1][0] = 5; d[1][0]++; return x;", "d = [[1], new[2](0)]; d[1][0] = 5; d[1][0] Add= 1 (old); return x;")]
    [InlineData("var t = new Tensor[4]; t[0] = x; var f = new double[x.Width]; return t[0];", "t = new[4](missing); t[0] = x; f = new[Tensor.Width(x)](0.0); return t[0];")]
    [InlineData("List<Tensor> l = [x]; l.Add(x.Relu()); l.AddRange(l.ToArray()); l[0] = x; var m = new List<Tensor>(l) { x }; return Tensor.Concat([.. l, l[^1]]);", "l = list[x]; List.Add(l, Relu(x)); List.AddRange(l, List.ToArray(l)); l[0] = x; m = list[..l, x]; return Concat([..l, l[^1]]);")]
    [InlineData("var l = new List<int>(4); l.Insert(0, l.Count); return x;", "l = list[]; List.Insert(l, 0, List.Count(l)); return x;")]
    [InlineData("(int a, string b) t = (1, \"s\"); var (c, d) = t; (c, _) = (t.Item1, t.b); return x;", "t = (1, \"s\"); (c, d) = t; (c, _) = (t.0, t.1); return x;")]
    [InlineData("(long a, Tensor? b) t = (1, null); (long c, var d) = (2, x); return x;", "t = (1, missing); (c, d) = (2, x); return x;")]
    [InlineData("foreach ((int n, var s) in new[] { (1, 2), (3, 4) }) x = x.Conv(n, s); return x;", "foreach ((n, s) in [(1, 2), (3, 4)]) x = Conv(x, Filters: n, Size: s); return x;")]
    [InlineData("int? n = null; if (x.Width > 2) n = 3; int m = n ?? 4; bool b = n == 3 || n is null || n.HasValue; return x;", "n = missing; if ((Tensor.Width(x) Greater 2)) n = 3; m = (n ?? 4); b = (n Equal 3 OrElse (n is missing) OrElse (n is not missing)); return x;")]
    [InlineData("Tensor? y = null; y ??= x; if (y != null && y is not null) x = y; return x;", "y = missing; y = (y ?? x); if ((y NotEqual missing AndAlso (y is not missing))) x = y; return x;")]
    [InlineData("string s = $\"layer{x.Width + 1}.{2}\"; s += 3; s = s + x.Width + \".\" + true; return x;", "s = $[\"layer\", (Tensor.Width(x) Add 1), \".\", 2]; s Append= 3; s = (s Append Tensor.Width(x) Append \".\" Append true); return x;")]
    [InlineData("string s = $\"{x.Width,4:D2}{1.5f}\" + 7UL; int n = s.Length; return x;", "s = ($[Tensor.Width(x),4:D2, 1.5:Single] Append:UInt64 7); n = String.Length(s); return x;")]
    [InlineData("var m = x.Width > 2 ? UpsampleMode.Nearest : UpsampleMode.Bilinear; string s = $\"{m}\"; return x;", "m = ((Tensor.Width(x) Greater 2) ? 0 : 1); s = $[switch (m) { 0 => \"Nearest\", 1 => \"Bilinear\", _ => $[m] }]; return x;")]
    [InlineData("string s = x.Width.ToString(); return x;", "s = Object.ToString(Tensor.Width(x)); return x;")]
    [InlineData("string s = nameof(Forward) + string.Empty; return x;", "s = (\"Forward\" Append \"\"); return x;")]
    [InlineData("return x.Width switch { 1 => x, > 4 and < 9 or 20 => x.Relu(), var n when n % 2 == 0 => x, _ => throw new ArgumentException($\"no {x.Width}\") };", "return switch (Tensor.Width(x)) { 1 => x, ((Greater 4 and Less 9) or 20) => Relu(x), slot1 when (n Remainder 2 Equal 0) => x, _ => throw $[\"no \", Tensor.Width(x)] };")]
    [InlineData("return (x.Width, x.Height) switch { (1, _) => x, (var a, 2) => x.Dense(a), _ => x };", "return switch ((Tensor.Width(x), Tensor.Height(x))) { (1, _) => x, (slot1, 2) => Dense(x, Units: a), _ => x };")]
    [InlineData("switch (x.Width) { default: return x; case 1: case 2: x = x.Relu(); break; case > 5 when x.Height > 3: break; } return x;", "switch (Tensor.Width(x)) { 1, 2: { x = Relu(x); break; } Greater 5 when (Tensor.Height(x) Greater 3): { break; } _: { return x; } } return x;")]
    [InlineData("for (int i = 0, j = 9; i < j; i++, j--) { if (i == 3) continue; else break; } return x;", "for (i = 0; j = 9; (i Less j); i Add= 1 (old); j Subtract= 1 (old);) { if ((i Equal 3)) continue; else break; } return x;")]
    [InlineData("int i = 0; while (i < 3) i++; do { i--; } while (i > 0); for (; ; ) return x;", "i = 0; for ( (i Less 3); ) i Add= 1 (old); do { i Subtract= 1 (old); } while ((i Greater 0)) for ( ; ) return x;")]
    [InlineData("if (x.Width is > 3 and var w) x = x.Dense(w); return x;", "if ((Tensor.Width(x) is (Greater 3 and slot1))) x = Dense(x, Units: w); return x;")]
    [InlineData("int a, b; a = b = 3; return x;", "a = b = 3; return x;")]
    [InlineData("throw new NotSupportedException();", "throw ;")]
    [InlineData("int n = x.Shape[0] * x.Shape.Length; return x;", "n = (Tensor.Shape(x)[0] Multiply Array.Length(Tensor.Shape(x))); return x;")]
    [InlineData("ulong u = ulong.MaxValue; uint v = (uint)x.Width; double d = u; return x;", "u = -1; v = UInt32(Tensor.Width(x)); d = fromUInt64.Double(u); return x;")]
    [InlineData("ReadOnlySpan<int> s = new[] { 1, 2 }; IReadOnlyList<int> l = [3]; int n = s[0] + s.Length + l[0] + l.Count; return x;", "s = [1, 2]; l = [3]; n = (s[0] Add Array.Length(s) Add l[0] Add List.Count(l)); return x;")]
    public void Code_becomes_a_program(string statements, string expected) => Assert.Equal($"{{ {expected} }}", Print(statements));

    [Theory]
    [InlineData("return x.Conv(64, 7, stride: 2, pad: 3, rounding: Rounding.Floor, bias: false, name: \"c\");", "Conv(x, Filters: 64, Size: 7, Stride: 2, Pad: 3, Rounding: 1, Bias: false, Name: \"c\")")]
    [InlineData("return x.Conv(size: 3, filters: 4).Relu();", "Relu(Conv(x, Size: 3, Filters: 4))")]
    [InlineData("return x.Conv(4, sizes: [3, 5], strides: new[] { 1, 2 });", "Conv(x, Filters: 4, Sizes: [3, 5], Strides: [1, 2])")]
    [InlineData("return x.Conv(4, 3, name: null);", "Conv(x, Filters: 4, Size: 3, Name: missing)")]
    [InlineData("return x.BatchNorm(1);", "BatchNorm(x, Epsilon: 1.0)")]
    [InlineData("return x.Reshape(2, -1);", "Reshape(x, Shape: [2, -1])")]
    [InlineData("return x.Reshape(x.Shape);", "Reshape(x, Shape: Tensor.Shape(x))")]
    [InlineData("return x.Reshape();", "Reshape(x, Shape: [])")]
    [InlineData("return x + x.Relu() * x;", "(x Sum (Relu(x) Product x))")]
    [InlineData("return x + x + x;", "(x Sum x Sum x)")]
    [InlineData("return Tensor.Concat(x, x.Relu());", "Concat([x, Relu(x)])")]
    [InlineData("return Tensor.Concat([x, x]);", "Concat([x, x])")]
    [InlineData("return Tensor.Concat(1, x, x);", "Concat([x, x], Axis: 1)")]
    [InlineData("return Tensor.Concat(new List<Tensor> { x });", "Concat(list[x])")]
    [InlineData("return Tensor.Concat(new List<Tensor> { x }.ToArray());", "Concat(List.ToArray(list[x]))")]
    [InlineData("return Tensor.Concat(x.Split(2));", "Concat(Split(x, Parts: 2))")]
    [InlineData("return Tensor.MatMul(x, x);", "MatMul(x, x)")]
    [InlineData("return x + Tensor.Parameter(\"p\", [3, 1], channelsLast: true);", "(x Sum Parameter(Name: \"p\", Shape: [3, 1], ChannelsLast: true))")]
    public void A_call_of_the_vocabulary_becomes_a_layer(string statements, string expected) => Assert.Equal($"{{ return {expected}; }}", Print(statements));

    [Fact]
    public void Tensors_are_added_to_a_local() => Assert.Equal("{ x Sum= Relu(x); x Product= x; return x; }", Print("x += x.Relu(); x *= x; return x;"));

    [Fact]
    public void A_long_sum_is_one_chain()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("x.Width", 10_000));

        ParsedNetwork network = ParserRun.Of(ForwardSource.Body($"int n = {sum}; return x;"));

        Assert.Empty(network.Diagnostics);
        Assert.Equal(network.Model, ParserRun.Of(ForwardSource.Body($"int n = {sum}; return x;")).Model);
        Assert.StartsWith("n = (Tensor.Width(x) Add Tensor.Width(x) Add", ProgramPrinter.Print(network.Model.Forward!.Methods[0].Body)[2..], StringComparison.Ordinal);
    }

    private static string Print(string statements)
    {
        string source = ForwardSource.Body(statements);
        ParsedNetwork network = ParserRun.Of(source);
        Assert.Empty(TestCompilation.Create(source).GetDiagnostics().Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        Assert.Empty(network.Diagnostics.Select(finding => finding.Message));
        Assert.True(network.Model.IsUsable);
        return ProgramPrinter.Print(network.Model.Forward!.Methods[0].Body);
    }
}
