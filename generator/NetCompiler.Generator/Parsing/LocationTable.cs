using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Generator.Parsing.Forward;

namespace NetCompiler.Generator.Parsing;

/// <summary>
/// Turns the keys of findings into today's locations. Two tables are equal when they belong to the same syntax tree and the
/// same spans, so a table is renewed with every edit of its own file, or of one with a block that Forward calls, and cached across edits of others.
/// </summary>
/// <param name="className">The class's name.</param>
/// <param name="sites">The attributes in the list of layers.</param>
/// <param name="forward">The sites of the Forward method's program, whose keys come behind.</param>
public sealed class LocationTable(SyntaxToken className, EquatableArray<AttributeSite> sites, EquatableArray<ForwardSite> forward = default) : IEquatable<LocationTable>
{
    private readonly SyntaxToken _className = className;
    private readonly EquatableArray<AttributeSite> _sites = sites;
    private readonly EquatableArray<ForwardSite> _forward = forward;

    /// <summary>
    /// The value that the key names; the attribute's or method's name when the argument is null or not given; the class's name for
    /// <see cref="SourceKey.Class"/>.
    /// </summary>
    public Location Find(SourceKey key)
    {
        if (key.Layer < 0)
            return _className.GetLocation();
        if (key.Layer < _sites.Count)
            return _sites[key.Layer].Find(key.Argument, key.Element);
        return FindForward(key) is { } site ? site.Find(key.Argument, key.Element) : _className.GetLocation();
    }

    /// <summary>Whether a code fix may set the argument of the layer that the key names.</summary>
    public bool CanSet(SourceKey key, string argument) => key.Layer >= 0 && (key.Layer < _sites.Count || FindForward(key) is { } site && site.CanSet(argument));

    public bool Equals(LocationTable? other) =>
        other is not null
        && ReferenceEquals(_className.SyntaxTree, other._className.SyntaxTree)
        && _className.Span == other._className.Span
        && _sites == other._sites
        && _forward == other._forward;

    public override bool Equals(object? obj) => Equals(obj as LocationTable);

    public override int GetHashCode() => _className.Span.GetHashCode();

    private ForwardSite? FindForward(SourceKey key) => key.Layer - _sites.Count < _forward.Count ? _forward[key.Layer - _sites.Count] : null;
}
