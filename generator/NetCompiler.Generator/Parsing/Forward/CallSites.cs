using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Compiler.Collections;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>The places of calls: the method's name, and every argument that is written.</summary>
internal static class CallSites
{
    public static ForwardSite Of(IInvocationOperation call) => new(
        call.Syntax.SyntaxTree,
        Name(call.Syntax).Span,
        call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is not null).Select(Argument).ToEquatableArray());

    private static SyntaxNode Name(SyntaxNode call) => call is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            var name => name,
        }
        : call;

    private static SiteArgument Argument(IArgumentOperation argument)
    {
        IOperation[] elements = Elements(argument.Value);
        EquatableArray<TextSpan> spans = elements.Select(element => element.Syntax.Span).ToEquatableArray();
        TextSpan span = argument switch
        {
            { Syntax: ArgumentSyntax written } => written.Expression.Span,
            _ when spans.Count > 0 => TextSpan.FromBounds(spans[0].Start, spans[spans.Count - 1].End),
            _ => Name(argument.Syntax).Span,
        };
        return new(Vocabulary.ArgumentName(argument.Parameter!.Name), span, IsConstant(argument.Value), spans);
    }

    // The elements of a collection that is written out, with or without brackets; none where some of them are spread.
    private static IOperation[] Elements(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues],
            ICollectionExpressionOperation collection when !collection.Elements.Any(element => element is ISpreadOperation) => [.. collection.Elements],
            _ => [],
        };
    }

    private static bool IsConstant(IOperation value) => value.ConstantValue.HasValue || (Elements(value) is { Length: > 0 } elements && elements.All(IsConstant));
}
