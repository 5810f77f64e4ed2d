using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Interpretation;
using NetCompiler.Compiler.Model;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>The compiler's D-F-S arithmetic against walking the window over the pixels, for every small combination there is.</summary>
public class DfsVerdictTests
{
    private const int MostPixels = 12;
    private const int LargestFilter = 7;
    private const int LargestStride = 5;
    private const int WidestPadding = 3;
    private const int WidestDilation = 3;

    public static TheoryData<Rounding> Roundings => [Rounding.Exact, Rounding.Floor, Rounding.Ceil];

    [Theory]
    [MemberData(nameof(Roundings))]
    public void Convolution_is_valid_exactly_where_walking_finds_a_map(Rounding rounding)
    {
        List<string> wrong = [];
        foreach ((int d, int f, int s, int p, int l) in Combinations(WidestDilation))
        {
            ArchitectureModel model = Network(d, "Conv", ("Filters", 1), ("Size", f), ("Stride", s), ("Pad", p), ("Dilation", l), ("Rounding", rounding));
            Compare(wrong, model, WindowWalk.Count(d, f, s, p, p, l, rounding), $"D {d} F {f} S {s} P {p} L {l} {rounding}");
        }

        AssertNone(wrong);
    }

    [Theory]
    [MemberData(nameof(Roundings))]
    public void Pool_is_valid_exactly_where_walking_finds_a_map_and_no_window_is_all_padding(Rounding rounding)
    {
        List<string> wrong = [];
        foreach ((int d, int f, int s, int p, int l) in Combinations(widestDilation: 1))
        {
            ArchitectureModel model = Network(d, "MaxPool", ("Size", f), ("Stride", s), ("Pad", p), ("Rounding", rounding));
            Compare(wrong, model, p < f ? WindowWalk.Count(d, f, s, p, p, l, rounding) : 0, $"D {d} F {f} S {s} P {p} {rounding}");
        }

        AssertNone(wrong);
    }

    [Theory]
    [MemberData(nameof(Roundings))]
    public void Same_makes_a_map_of_D_over_S_with_the_least_padding(Rounding rounding)
    {
        List<string> wrong = [];
        foreach ((int d, int f, int s, int p, int l) in Combinations(WidestDilation).Where(combination => combination.P == 0))
        {
            (int map, int padBegin, int padEnd) = WindowWalk.Same(d, f, s, l, rounding);
            string what = $"D {d} F {f} S {s} L {l} Same {rounding}";
            NetworkGraph? graph = Compare(wrong, Network(d, "Conv", ("Filters", 1), ("Size", f), ("Stride", s), ("Same", true), ("Dilation", l), ("Rounding", rounding)), map, what);
            if (graph?.Nodes[^1].Op is Compiler.Graph.Ops.ConvOp conv && (conv.Window[0].PadBegin, conv.Window[0].PadEnd) != (padBegin, padEnd))
                wrong.Add($"{what}: padding {conv.Window[0].PadBegin}+{conv.Window[0].PadEnd}, and {padBegin}+{padEnd} is enough");
        }

        AssertNone(wrong);
    }

    [Theory]
    [MemberData(nameof(Roundings))]
    public void Reflect_padding_is_valid_exactly_where_every_border_pixel_has_a_reflection(Rounding rounding)
    {
        List<string> wrong = [];
        foreach ((int d, int f, int s, int p, int l) in Combinations(widestDilation: 2))
        {
            int map = WindowWalk.Count(d, f, s, p, p, l, rounding);
            int lastTap = ((map - 1) * s) - p + ((f - 1) * l);
            bool reflects = p < d && Math.Max(lastTap, d - 1 + p) - (d - 1) < d;
            ArchitectureModel model = Network(d, "Conv", ("Filters", 1), ("Size", f), ("Stride", s), ("Pad", p), ("Dilation", l), ("PadMode", PadMode.Reflect), ("Rounding", rounding));
            Compare(wrong, model, reflects ? map : 0, $"D {d} F {f} S {s} P {p} L {l} Reflect {rounding}");
        }

        AssertNone(wrong);
    }

    [Fact]
    public void Every_choice_on_offer_makes_the_network_valid()
    {
        List<string> wrong = [];
        int offers = 0;
        foreach ((int d, int f, int s, int p, int l) in Combinations(widestDilation: 2))
        {
            (string, object)[] arguments = [("Filters", 1), ("Size", f), ("Stride", s), ("Pad", p), ("Dilation", l)];
            foreach (SuggestedFix fix in GraphText.Findings(Network(d, "Conv", arguments)).SelectMany(finding => finding.Fixes))
            {
                offers++;
                (string, object)[] changed = [.. arguments.Where(argument => argument.Item1 != fix.Argument), (fix.Argument, Value(fix))];
                if (GraphText.Findings(Network(d, "Conv", changed)) is [var first, ..])
                    wrong.Add($"D {d} F {f} S {s} P {p} L {l}: after \"{fix.Title}\" {first}");
            }
        }

        AssertNone(wrong);
        Assert.NotEqual(0, offers);
    }

    [Fact]
    public void Every_refusal_names_its_rule_and_offers_a_choice()
    {
        List<string> wrong = [];
        foreach ((int d, int f, int s, int p, int l) in Combinations(widestDilation: 1))
        {
            if (WindowWalk.Count(d, f, s, p, p, l, Rounding.Exact) > 0)
                continue;
            DiagnosticRule expected = WindowWalk.Count(d, f, s, p, p, l, Rounding.Floor) > 0 ? DiagnosticRules.InvalidDfs : DiagnosticRules.WindowTooLarge;
            IReadOnlyList<CompilerDiagnostic> findings = GraphText.Findings(Network(d, "Conv", ("Filters", 1), ("Size", f), ("Stride", s), ("Pad", p)));
            if (findings.Count != 1 || findings[0].Rule != expected || findings[0].Fixes.IsEmpty)
                wrong.Add($"D {d} F {f} S {s} P {p}: {string.Join("; ", findings)}");
        }

        AssertNone(wrong);
    }

    private static object Value(SuggestedFix fix) =>
        int.TryParse(fix.Value, out int number) ? number
        : fix.Value is "true" or "false" ? fix.Value == "true"
        : Enum.Parse<Rounding>(fix.Value["Rounding.".Length..]);

    private static ArchitectureModel Network(int pixels, string layer, params ReadOnlySpan<(string Name, object Value)> arguments) =>
        new ArchitectureBuilder("Walked").Input(1, pixels).Layer(layer, arguments).Build();

    private static NetworkGraph? Compare(List<string> wrong, ArchitectureModel model, int map, string what)
    {
        try
        {
            DiagnosticBag findings = new();
            NetworkGraph? graph = NetworkBuilder.Build(model, findings);
            int found = graph?.Nodes[^1].Shape.Axes[0] ?? 0;
            if (found != map)
                wrong.Add($"{what}: the compiler says {(graph is null ? findings.ToEquatableArray()[0].ToString() : $"a map of {found}")}, walking {(map == 0 ? "that it is invalid" : $"finds {map}")}");
            return graph;
        }
        catch (InvariantException exception)
        {
            wrong.Add($"{what}: {exception.Message}; walking finds {map}");
            return null;
        }
    }

    private static IEnumerable<(int D, int F, int S, int P, int L)> Combinations(int widestDilation) =>
        from d in Enumerable.Range(1, MostPixels)
        from f in Enumerable.Range(1, LargestFilter)
        from s in Enumerable.Range(1, LargestStride)
        from p in Enumerable.Range(0, WidestPadding + 1)
        from l in Enumerable.Range(1, widestDilation)
        select (d, f, s, p, l);

    private static void AssertNone(List<string> wrong) => Assert.True(wrong.Count == 0, $"{wrong.Count} combinations:\n{string.Join("\n", wrong.Take(20))}");
}
