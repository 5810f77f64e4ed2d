using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>Patterns of <c>switch</c> and <c>is</c>.</summary>
internal sealed class PatternReader(BodyReader body)
{
    private static readonly Pattern IsPresent = new NotPattern(new ConstantPattern(new ArgumentValue.Missing()));

    public Pattern Read(IPatternOperation pattern) => body.Nest<Pattern>(pattern, new DiscardPattern(), () => ReadNested(pattern));

    private Pattern ReadNested(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return new DiscardPattern();
            case IConstantPatternOperation constant when ConstantReader.Read(constant.Value) is { } value:
                return new ConstantPattern(value);
            case IRelationalPatternOperation relational
                when OperatorReader.Comparison(relational.OperatorKind) is { } comparison
                    && NumberTypes.Of(relational.Value.Type) is { } type
                    && ConstantReader.Read(relational.Value) is { } value:
                return new RelationalPattern(comparison, type, value);
            case INegatedPatternOperation negated:
                return new NotPattern(Read(negated.Pattern));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return new OrPattern(Read(either.LeftPattern), Read(either.RightPattern));
            case IBinaryPatternOperation both:
                return new AndPattern(Read(both.LeftPattern), Read(both.RightPattern));
            case IDeclarationPatternOperation { MatchesNull: true } variable:
                return Variable(variable.DeclaredSymbol, variable);
            case IDeclarationPatternOperation typed when IsWhole(typed.InputType, typed.MatchedType):
                return new AndPattern(IsPresent, Variable(typed.DeclaredSymbol, typed));
            case ITypePatternOperation typed when IsWhole(typed.InputType, typed.MatchedType):
                return IsPresent;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true } recursive when IsWhole(recursive.InputType, recursive.MatchedType):
                Pattern inner = recursive.InputType.IsTupleType && !recursive.DeconstructionSubpatterns.IsEmpty
                    ? new TuplePattern(recursive.DeconstructionSubpatterns.Select(Read).ToEquatableArray())
                    : IsPresent;
                return recursive.DeclaredSymbol is { } name ? new AndPattern(inner, Variable(name, recursive)) : inner;
            default:
                body.Refuse(pattern);
                return new DiscardPattern();
        }
    }

    // A type that tells values apart at run time is no question here: every value is of the type it was declared with, or missing.
    private static bool IsWhole(ITypeSymbol input, ITypeSymbol? matched) => ConversionReader.IsSame(ValueTypes.Underlying(input) ?? input, matched);

    private Pattern Variable(ISymbol? symbol, IPatternOperation pattern)
    {
        if (symbol is null)
            return new DiscardPattern();
        if (body.Members.Local(symbol, pattern) is LocalExpression local)
            return new VariablePattern(local.Slot);
        return new DiscardPattern();
    }
}
