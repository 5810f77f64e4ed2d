using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Parsing;

/// <summary>
/// Turns the keys of findings into today's locations. Two tables are equal when they belong to the same syntax tree and the
/// same spans, so a table is renewed with every edit of its own file and cached across edits of others.
/// </summary>
public sealed class LocationTable(SyntaxToken className, EquatableArray<AttributeSite> sites) : IEquatable<LocationTable>
{
    private readonly SyntaxToken _className = className;
    private readonly EquatableArray<AttributeSite> _sites = sites;

    /// <summary>
    /// The value that the key names; the attribute's name when the argument is null or not given; the class's name for
    /// <see cref="SourceKey.Class"/>.
    /// </summary>
    public Location Find(SourceKey key) =>
        key.Layer >= 0 && key.Layer < _sites.Count ? _sites[key.Layer].Find(key.Argument, key.Element) : _className.GetLocation();

    public bool Equals(LocationTable? other) =>
        other is not null
        && ReferenceEquals(_className.SyntaxTree, other._className.SyntaxTree)
        && _className.Span == other._className.Span
        && _sites == other._sites;

    public override bool Equals(object? obj) => Equals(obj as LocationTable);

    public override int GetHashCode() => _className.Span.GetHashCode();
}
