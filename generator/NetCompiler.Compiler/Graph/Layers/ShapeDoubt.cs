using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>
/// What an error leaves open about a shape, where no choice on offer stands for it: of <c>Stride = 0</c> nobody can tell which map was meant.
/// Until it is known again, findings that rest on it would be guesses.
/// </summary>
[Flags]
public enum ShapeDoubt
{
    None = 0,
    Channels = 1,
    Axes = 2,
    Rank = 4,
    All = Channels | Axes | Rank,
}

/// <summary>Which findings rest on what of the shape that reaches a layer.</summary>
internal static class ShapeDoubts
{
    private static readonly Dictionary<DiagnosticRule, ShapeDoubt> RestOn = new()
    {
        [DiagnosticRules.InvalidDfs] = ShapeDoubt.Axes,
        [DiagnosticRules.WindowTooLarge] = ShapeDoubt.Axes,
        [DiagnosticRules.SameNotDivisible] = ShapeDoubt.Axes,
        [DiagnosticRules.ReflectTooWide] = ShapeDoubt.Axes,
        [DiagnosticRules.GroupsNotDividing] = ShapeDoubt.Channels,
        [DiagnosticRules.WrongChannelCount] = ShapeDoubt.Channels,
        [DiagnosticRules.NeedsMap] = ShapeDoubt.Rank,
        [DiagnosticRules.WrongAxisCount] = ShapeDoubt.Rank,
        [DiagnosticRules.ShapesDiffer] = ShapeDoubt.All,
        [DiagnosticRules.OutsideShape] = ShapeDoubt.All,
        [DiagnosticRules.HeadsNotDividing] = ShapeDoubt.Channels,
        [DiagnosticRules.WindowNotDividing] = ShapeDoubt.Axes,
        [DiagnosticRules.ValuesNotKept] = ShapeDoubt.All,
        [DiagnosticRules.NoPermutation] = ShapeDoubt.Rank,
        [DiagnosticRules.NothingLeft] = ShapeDoubt.Axes,
        [DiagnosticRules.TooLarge] = ShapeDoubt.Channels | ShapeDoubt.Axes,
    };

    public static bool Allow(this ShapeDoubt doubt, CompilerDiagnostic finding) => !RestOn.TryGetValue(finding.Rule, out ShapeDoubt needed) || (needed & doubt) == 0;
}
