using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>What a layer is told while it becomes an op: its arguments, judged as they are read, and the shape that reaches it.</summary>
/// <param name="model">What was given.</param>
/// <param name="index">The layer's site.</param>
/// <param name="name">Its name, given or by default.</param>
/// <param name="inputs">The shapes that reach it.</param>
public sealed partial class LayerContext(LayerModel model, int index, string name, params EquatableArray<Shape> inputs)
{
    /// <summary>The layer's name, given or by default.</summary>
    public string Name { get; } = name;

    /// <summary>The shapes that reach the layer.</summary>
    public EquatableArray<Shape> Inputs { get; } = inputs;

    /// <summary>The shape that reaches a layer with one input.</summary>
    public Shape Input => Inputs[0];

    /// <summary>The names of the layers that make them.</summary>
    public IReadOnlyList<string> InputNames { get; init; } = [];

    /// <summary>Whether what reaches the layer is what a global pool left of a map.</summary>
    public bool FollowsGlobalPool { get; init; }

    /// <summary>For a dense layer of a network that is like another: the map that the other's dense layer flattens, to be convolved with. Null elsewhere.</summary>
    public Shape? DenseMap { get; init; }

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>After an error: the shapes that the layer would make if the user took one of the choices on offer.</summary>
    public List<Shape> Alternatives { get; } = [];

    /// <summary>After an error: what of the layer's own output it leaves open.</summary>
    public ShapeDoubt Doubt { get; set; }

    public SourceKey Key(string? argument = null, int element = -1) => new(index, argument, element);

    /// <summary>The argument's key where the user gave it, the whole layer's where not.</summary>
    public SourceKey KeyOrLayer(string argument) => IsGiven(argument) ? Key(argument) : Key();

    public bool IsGiven(string argument) => model.Find(argument) is not null and not ArgumentValue.Missing;

    public void Report(DiagnosticRule rule, SourceKey key, string message, params IEnumerable<SuggestedFix> fixes) =>
        Diagnostics.Add(rule, key, $"{Name}: {message}", fixes);

    /// <summary>An integer argument of at least <paramref name="minimum"/>; reports NC2005 below it and goes on with the minimum.</summary>
    public int Count(string argument, int fallback, int minimum = 1) =>
        model.Find(argument) is ArgumentValue.Integer { Value: var value } ? AtLeast(Key(argument), argument, value, minimum) : fallback;

    /// <summary>A count that must be given.</summary>
    public int RequiredCount(string argument, int minimum = 1)
    {
        if (!IsGiven(argument))
            Report(DiagnosticRules.MissingArgument, Key(), $"{argument} is missing");
        return Count(argument, 1, minimum);
    }

    public bool Flag(string argument, bool fallback = false) => model.Find(argument) is ArgumentValue.Boolean flag ? flag.Value : fallback;

    /// <summary>A real argument for which <paramref name="isValid"/> holds; reports NC2015 where it does not.</summary>
    public double Real(string argument, double fallback, Func<double, bool> isValid, string requirement)
    {
        double? value = model.Find(argument) switch
        {
            ArgumentValue.Real real => real.Value,
            ArgumentValue.Integer integer => integer.Value,
            _ => null,
        };
        return value is { } given ? Valid(Key(argument), argument, given, isValid, requirement, fallback) : fallback;
    }

    /// <summary>The ε of a norm.</summary>
    public double Epsilon() => Real("Epsilon", 1e-5, value => value > 0 && !double.IsInfinity(value), "positive and finite");

    /// <summary>A list of reals, or null when it was not given.</summary>
    public double[]? Reals(string argument, Func<double, bool> isValid, string requirement) =>
        model.Find(argument) is ArgumentValue.List list
            ? [.. list.Items.Select((item, i) => Valid(Key(argument, i), argument, Number(item), isValid, requirement, 1))]
            : null;

    /// <summary>An enum argument as the compiler's own enum of the same order; reports NC2021 for a value without a name.</summary>
    public TEnum Choice<TEnum>(string argument)
        where TEnum : struct, Enum
    {
        if (model.Find(argument) is not ArgumentValue.Integer { Value: var value })
            return default;
        if (value is >= 0 and < int.MaxValue && Enum.IsDefined(typeof(TEnum), (int)value))
            return (TEnum)Enum.ToObject(typeof(TEnum), (int)value);
        Report(DiagnosticRules.UnknownEnumValue, Key(argument), $"{argument} = {value.ToString(CultureInfo.InvariantCulture)} is none of {string.Join(", ", Enum.GetNames(typeof(TEnum)))}");
        return default;
    }

    /// <summary>Reports NC2014 when two arguments that say the same thing are both given.</summary>
    public bool Conflict(string first, string second)
    {
        if (!IsGiven(first) || !IsGiven(second))
            return false;
        bool secondIsLater = Position(second) > Position(first);
        (string later, string earlier) = secondIsLater ? (second, first) : (first, second);
        Report(DiagnosticRules.ConflictingArguments, Key(later), $"{later} and {earlier} are both given; keep one");
        return true;
    }

    /// <summary>A real as messages have it.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private int Position(string argument) => model.Arguments.TakeWhile(a => a.Name != argument).Count();

    private static double Number(ArgumentValue value) => value switch
    {
        ArgumentValue.Real real => real.Value,
        ArgumentValue.Integer integer => integer.Value,
        _ => 0,
    };

    private int AtLeast(SourceKey key, string argument, long value, int minimum)
    {
        if (value < minimum)
            Report(DiagnosticRules.SizeNotPositive, key, $"{argument} = {value.ToString(CultureInfo.InvariantCulture)} must be at least {minimum}");
        else if (value > SizeLimit.Size)
            Report(DiagnosticRules.SizeNotPositive, key, $"{argument} = {value} must be at most {SizeLimit.Size}");
        else
            return (int)value;
        return Math.Max(minimum, 1);
    }

    private double Valid(SourceKey key, string argument, double value, Func<double, bool> isValid, string requirement, double fallback)
    {
        if (isValid(value))
            return value;
        Report(DiagnosticRules.RealOutOfRange, key, $"{argument} = {Text(value)} must be {requirement}");
        return fallback;
    }
}
