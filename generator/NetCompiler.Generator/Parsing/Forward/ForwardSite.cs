using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Compiler.Collections;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>
/// The place of one expression of a Forward program, in whatever file its method stands. Equal to another in the same syntax tree at the same
/// spans, so that it is renewed with every edit of its own file and cached across edits of others.
/// </summary>
/// <param name="Tree">The file.</param>
/// <param name="Span">The expression; of a call the method's name.</param>
/// <param name="Arguments">Of a call: the arguments as written.</param>
public sealed record ForwardSite(SyntaxTree Tree, TextSpan Span, EquatableArray<SiteArgument> Arguments = default)
{
    /// <summary>The location of an argument's value, or of one element of its list; the expression's own where there is none.</summary>
    public Location Find(string? argument, int element)
    {
        SiteArgument? given = Arguments.FirstOrDefault(candidate => candidate.Name == argument);
        TextSpan span = given is null ? Span : element >= 0 && element < given.Elements.Count ? given.Elements[element] : given.Span;
        return Location.Create(Tree, span);
    }

    /// <summary>Whether a code fix may set the argument: what it would replace is a constant here, not a variable that other calls share.</summary>
    public bool CanSet(string argument) =>
        IsLayer && Arguments.Where(given => ArgumentAlternatives.Of(argument).Contains(given.Name)).All(given => given.IsConstant);

    /// <summary>Whether it is a call of a layer, to which arguments can be added.</summary>
    public bool IsLayer { get; init; }
}

/// <summary>An argument of a call.</summary>
/// <param name="Name">Its parameter in Pascal case.</param>
/// <param name="Span">The value; the elements from first to last, where a <c>params</c> list is written out.</param>
/// <param name="IsConstant">Whether the value is a constant, or a collection of constants, in this very place.</param>
/// <param name="Elements">The elements, where the value is a collection that is written out.</param>
public sealed record SiteArgument(string Name, TextSpan Span, bool IsConstant, EquatableArray<TextSpan> Elements);
