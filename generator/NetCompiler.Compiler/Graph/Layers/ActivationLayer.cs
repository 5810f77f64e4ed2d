using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>The layers that are a function of each value; the shape stays.</summary>
internal static class ActivationLayer
{
    private const string FiniteFloat = "finite in float32";

    public static IEnumerable<LayerDefinition> Definitions { get; } =
    [
        Plain("Relu", ActivationKind.Relu, "max(x, 0) on every value; NaN stays NaN."),
        Define("Relu6", "clip", "min(max(x, 0), 6) on every value; NaN stays NaN.", _ => new(ActivationKind.Clip, 0, 6)),
        Define(
            "Clip",
            "clip",
            "min(max(x, lowest), highest) on every value; NaN stays NaN.",
            Clip,
            Parameter("Min", "-1", "The lowest value that comes out. Default −1."),
            Parameter("Max", "1", "The highest value that comes out, at least the lowest. Default 1.")),
        Define(
            "LeakyRelu",
            "leakyrelu",
            "x where x ≥ 0, slope·x elsewhere.",
            context => new(ActivationKind.LeakyRelu, context.Real("Slope", 0.01, IsFloat, FiniteFloat)),
            Parameter("Slope", "0.01", "The factor for negative values. Default 0.01.")),
        Define(
            "Elu",
            "elu",
            "x where x ≥ 0, α·(eˣ − 1) elsewhere, to within 4 ULP.",
            context => new(ActivationKind.Elu, context.Real("Alpha", 1, IsFloat, FiniteFloat)),
            Parameter("Alpha", "1", "The value −α that large negative inputs tend to. Default 1.")),
        Plain("Tanh", ActivationKind.Tanh, "tanh(x) on every value, to within 4 ULP."),
        Plain("Sigmoid", ActivationKind.Sigmoid, "1 / (1 + e⁻ˣ) on every value, to within 4 ULP."),
        Plain("HardSigmoid", ActivationKind.HardSigmoid, "min(max(x + 3, 0), 6) / 6 on every value."),
        Plain("HardSwish", ActivationKind.HardSwish, "x · min(max(x + 3, 0), 6) / 6 on every value."),
        Define(
            "Gelu",
            "gelu",
            "x · Φ(x) on every value, Φ being the normal distribution: x/2 · (1 + erf(x/√2)).",
            context => new(context.Flag("TanhForm") ? ActivationKind.GeluTanh : ActivationKind.Gelu),
            new ParameterDefinition { Name = "TanhForm", Type = "bool", Default = "false", Documentation = "The approximation x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))) in place of it. Default false." }),
        Plain("Silu", ActivationKind.Silu, "x · sigmoid(x) on every value (also called swish)."),
    ];

    private static LayerDefinition Plain(string name, ActivationKind kind, string summary) => Define(name, name.ToLowerInvariant(), summary, _ => new(kind));

    private static LayerDefinition Define(string name, string defaultName, string summary, Func<LayerContext, Activation> read, params ParameterDefinition[] parameters) => new()
    {
        Name = name,
        DefaultName = defaultName,
        Summary = summary,
        Parameters = [.. parameters, LayerParameters.Name],
        Build = context => new(new ActivationOp(read(context)), context.Input),
    };

    private static ParameterDefinition Parameter(string name, string fallback, string documentation) => new() { Name = name, Type = "double", Default = fallback, Documentation = documentation };

    private static Activation Clip(LayerContext context)
    {
        double lowest = context.Real("Min", -1, IsFloat, FiniteFloat);
        double highest = context.Real("Max", 1, IsFloat, FiniteFloat);
        if (lowest <= highest)
            return new(ActivationKind.Clip, lowest, highest);
        context.Report(
            DiagnosticRules.RealOutOfRange,
            context.Key(context.IsGiven("Max") ? "Max" : "Min"),
            $"Max = {LayerContext.Text(highest)} must be at least Min = {LayerContext.Text(lowest)}");
        return new(ActivationKind.Clip, highest, lowest);
    }

    private static bool IsFloat(double value) => Math.Abs(value) <= float.MaxValue;
}
