using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>
/// Finds the valid choices nearest to an invalid D-F-S combination: other strides, paddings, filter sizes and rounding modes.
/// A value that holds for all axes must become valid on all of them; a value of one axis only there.
/// </summary>
internal sealed class Advisor
{
    private readonly LayerContext _context;
    private readonly DfsCombination[] _combinations;
    private readonly int _axis;
    private readonly Func<EquatableArray<int>, Shape> _shapeOf;
    private readonly List<string> _groups = [];

    public Advisor(LayerContext context, WindowKind kind, DfsCombination[] combinations, int axis, Func<EquatableArray<int>, Shape> shapeOf)
    {
        _context = context;
        _combinations = combinations;
        _axis = axis;
        _shapeOf = shapeOf;

        DfsCombination at = combinations[axis];
        bool strideFollowsSize = kind == WindowKind.Pool && !context.IsGiven("Stride") && !context.IsGiven("Strides");
        Offer("Stride", "Strides", at.Stride, 1, Math.Max(at.Padded, at.Stride), (dfs, stride) => dfs with { Stride = stride });
        if (!at.Same)
        {
            // Where the sides differ, the end is what is changed.
            int widest = kind == WindowKind.Pool ? at.Size - 1 : at.PadEnd + Math.Max(at.Stride, at.Effective);
            bool isTwoSided = context.IsTwoSided("Pads");
            Offer("Pad", "Pads", at.PadEnd, 0, widest, (dfs, pad) => dfs with { PadBegin = isTwoSided ? dfs.PadBegin : pad, PadEnd = pad });
            Offer("Size", "Sizes", at.Size, 1, Math.Min(at.Padded, at.Size + Math.Max(at.Stride, at.Size)), (dfs, size) => dfs with { Size = size, Stride = strideFollowsSize ? size : dfs.Stride });
        }

        if (kind == WindowKind.Convolution && at.Dilation > 1)
            Offer("Dilation", "Dilations", at.Dilation, 1, at.Dilation + at.Stride, (dfs, dilation) => dfs with { Dilation = dilation });
        OfferRounding();
    }

    /// <summary>The choices as the tail of a message: <c>; valid: Stride = 2 (map 3) or 4 (map 2); Pad = 1 (map 3)</c>.</summary>
    public string Text => _groups.Count == 0 ? "" : "; valid: " + string.Join("; ", _groups);

    public List<SuggestedFix> Fixes { get; } = [];

    /// <summary>The layer's output for each choice.</summary>
    public List<Shape> Shapes { get; } = [];

    private void Offer(string singular, string plural, int current, int lowest, int highest, Func<DfsCombination, int, DfsCombination> change)
    {
        bool isPlural = _context.IsGiven(plural);
        List<string> texts = [];
        foreach (int value in Nearest(current, lowest, highest, candidate => IsValid(Changed(isPlural, dfs => change(dfs, candidate)))))
        {
            DfsCombination[] changed = Changed(isPlural, dfs => change(dfs, value));
            string map = Map(changed, isPlural);
            string name = isPlural ? plural : singular;
            string text = isPlural ? $"[{string.Join(", ", Values(changed, singular))}]" : $"{value}";
            texts.Add($"{text} (map {map})");
            Fixes.Add(new($"Use {name} = {text} (map {map})", name, text));
        }

        if (texts.Count > 0)
            _groups.Add($"{(isPlural ? plural : singular)} = {string.Join(" or ", texts)}");
    }

    private void OfferRounding()
    {
        List<string> texts = [];
        foreach (Rounding rounding in new[] { Rounding.Floor, Rounding.Ceil })
        {
            DfsCombination[] changed = [.. _combinations.Select(dfs => dfs with { Rounding = rounding })];
            if (_combinations[_axis].Rounding == rounding || !changed.All(dfs => dfs.Verdict == DfsVerdict.Valid && dfs.IsPaddingValid))
                continue;
            string map = Map(changed, onlyThisAxis: false);
            texts.Add($"Rounding.{rounding} (map {map})");
            Fixes.Add(new($"Use Rounding.{rounding} (map {map})", "Rounding", $"Rounding.{rounding}"));
        }

        if (texts.Count > 0)
            _groups.Add(string.Join(" or ", texts));
    }

    /// <summary>The nearest valid value below and the nearest above.</summary>
    private static IEnumerable<int> Nearest(int current, int lowest, int highest, Func<int, bool> isValid)
    {
        // A search over a few thousand values at most: an input may be millions of pixels wide.
        const int Reach = 4096;
        for (int value = Math.Min(current - 1, highest); value >= Math.Max(lowest, current - Reach); value--)
        {
            if (isValid(value))
            {
                yield return value;
                break;
            }
        }

        for (int value = Math.Max(current + 1, lowest); value <= Math.Min(highest, current + Reach); value++)
        {
            if (isValid(value))
            {
                yield return value;
                break;
            }
        }
    }

    /// <summary>The values of the plural argument.</summary>
    private IEnumerable<int> Values(DfsCombination[] changed, string singular) => singular switch
    {
        "Stride" => changed.Select(dfs => dfs.Stride),
        "Pad" when _context.IsTwoSided("Pads") => changed.Select(dfs => dfs.PadBegin).Concat(changed.Select(dfs => dfs.PadEnd)),
        "Pad" => changed.Select(dfs => dfs.PadEnd),
        "Dilation" => changed.Select(dfs => dfs.Dilation),
        _ => changed.Select(dfs => dfs.Size),
    };

    private DfsCombination[] Changed(bool onlyThisAxis, Func<DfsCombination, DfsCombination> change) =>
        [.. _combinations.Select((dfs, i) => onlyThisAxis && i != _axis ? dfs : change(dfs))];

    /// <summary>Valid here, and no axis worse than it was.</summary>
    private bool IsValid(DfsCombination[] changed) =>
        changed[_axis].Verdict == DfsVerdict.Valid && changed.All(dfs => dfs.IsPaddingValid || _combinations.Contains(dfs))
        && changed.Zip(_combinations, (after, before) => after.Verdict == DfsVerdict.Valid || after == before).All(valid => valid);

    /// <summary>The map that a choice makes; of a choice for one axis only that axis, as the others may have mistakes of their own.</summary>
    private string Map(DfsCombination[] changed, bool onlyThisAxis)
    {
        EquatableArray<int> axes = changed.Select(dfs => dfs.Output).ToEquatableArray();
        Shapes.Add(_shapeOf(axes));
        return onlyThisAxis ? $"{axes[_axis]}" : string.Join("×", axes);
    }
}
