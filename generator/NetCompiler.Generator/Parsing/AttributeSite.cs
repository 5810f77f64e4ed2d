using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Compiler.Collections;

namespace NetCompiler.Generator.Parsing;

/// <summary>One layer attribute in the source, with the names that its positional arguments stand for.</summary>
public sealed class AttributeSite : IEquatable<AttributeSite>
{
    // Names only: a symbol would keep a whole compilation alive in the generator's cache.
    private readonly EquatableArray<string> _parameters;
    private readonly bool _endsWithParams;

    public AttributeSite(AttributeSyntax syntax, IMethodSymbol? constructor)
    {
        Syntax = syntax;
        if (constructor is null)
            return;
        _parameters = constructor.Parameters.Select(parameter => Vocabulary.ArgumentName(parameter.Name)).ToEquatableArray();
        _endsWithParams = constructor.Parameters.LastOrDefault() is { IsParams: true };
    }

    public AttributeSyntax Syntax { get; }

    /// <summary>The arguments as written, each under its property's name; null for a positional argument that no parameter takes.</summary>
    public IEnumerable<(string? Name, AttributeArgumentSyntax Argument)> Arguments
    {
        get
        {
            int position = 0;
            foreach (AttributeArgumentSyntax argument in Syntax.ArgumentList?.Arguments ?? default)
            {
                string? name = argument switch
                {
                    { NameEquals: { } property } => property.Name.Identifier.ValueText,
                    { NameColon: { } parameter } => Vocabulary.ArgumentName(parameter.Name.Identifier.ValueText),
                    _ => ParameterAt(position),
                };
                position++;
                yield return (name, argument);
            }
        }
    }

    /// <summary>The location of an argument's value, or of one element of its list; the attribute's name where there is none.</summary>
    public Location Find(string? argument, int element)
    {
        ExpressionSyntax[] values = argument is null
            ? []
            : Arguments.Where(given => given.Name == argument).Select(given => given.Argument.Expression).ToArray();
        if (values.Length == 0)
            return Syntax.Name.GetLocation();
        if (element < 0)
            return Location.Create(Syntax.SyntaxTree, TextSpan.FromBounds(values[0].SpanStart, values[values.Length - 1].Span.End));

        // A params list that is written out has its elements as arguments, any other list within one.
        IReadOnlyList<ExpressionSyntax> elements = values.Length == 1 ? Elements(values[0]) ?? values : values;
        return (element < elements.Count ? elements[element] : values[0]).GetLocation();
    }

    public bool Equals(AttributeSite? other) =>
        other is not null && ReferenceEquals(Syntax.SyntaxTree, other.Syntax.SyntaxTree) && Syntax.Span == other.Syntax.Span && _parameters == other._parameters;

    public override bool Equals(object? obj) => Equals(obj as AttributeSite);

    public override int GetHashCode() => Syntax.Span.GetHashCode();

    private string? ParameterAt(int position)
    {
        if (position < _parameters.Count)
            return _parameters[position];
        return _endsWithParams ? _parameters[_parameters.Count - 1] : null;
    }

    private static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => Elements(parenthesized.Expression),
        CastExpressionSyntax cast => Elements(cast.Expression),
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Elements(suppressed.Operand),
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(item => item.Expression).ToArray(),
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        _ => null,
    };
}
