using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.CodeFixes;

/// <summary>
/// Sets one argument of an attribute: <c>Conv(6, 5, Stride = 3)</c> and Stride = 2 → <c>Conv(6, 5, Stride = 2)</c>;
/// <c>Conv(6, 5, Strides = [3, 3])</c> and Stride = 2 → the same; a missing one is appended.
/// </summary>
internal static class ArgumentEditor
{
    public static AttributeSyntax Apply(AttributeSite site, INamedTypeSymbol attributeClass, SuggestedFix fix)
    {
        string[] alternatives = ArgumentAlternatives.Of(fix.Argument);
        bool isProperty = Properties(attributeClass).Any(property => property.Name == fix.Argument && property.SetMethod is { DeclaredAccessibility: Accessibility.Public });
        var arguments = new List<AttributeArgumentSyntax>();
        bool isSet = false;
        foreach ((string? name, AttributeArgumentSyntax argument) in site.Arguments)
        {
            if (name is null || !alternatives.Contains(name))
            {
                arguments.Add(argument);
            }
            else if (!isSet && CanReplace(argument, name, fix.Argument, isProperty))
            {
                arguments.Add(Replace(argument, name, fix, isProperty));
                isSet = true;
            }
        }

        if (!isSet)
            Insert(arguments, fix, isProperty);
        return site.Syntax.WithArgumentList(Rebuild(site.Syntax.ArgumentList, arguments));
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
                yield return property;
        }
    }

    // A positional argument keeps its place only for its own parameter, and a property's place is no place for a parameter.
    private static bool CanReplace(AttributeArgumentSyntax argument, string name, string target, bool isProperty) =>
        name == target || (argument.NameEquals is not null && isProperty);

    private static AttributeArgumentSyntax Replace(AttributeArgumentSyntax argument, string name, SuggestedFix fix, bool isProperty)
    {
        AttributeArgumentSyntax replaced = argument.WithExpression(FixValue.Parse(fix).WithTriviaFrom(argument.Expression));
        return name == fix.Argument || !isProperty
            ? replaced
            : replaced.WithNameEquals(argument.NameEquals!.WithName(SyntaxFactory.IdentifierName(fix.Argument).WithTriviaFrom(argument.NameEquals.Name)));
    }

    private static void Insert(List<AttributeArgumentSyntax> arguments, SuggestedFix fix, bool isProperty)
    {
        if (isProperty)
        {
            NameEqualsSyntax name = SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(fix.Argument));
            arguments.Add(SyntaxFactory.AttributeArgument(name, nameColon: null, FixValue.Parse(fix)).WithAdditionalAnnotations(Formatter.Annotation));
        }
        else
        {
            int firstProperty = arguments.FindIndex(argument => argument.NameEquals is not null);
            arguments.Insert(firstProperty < 0 ? arguments.Count : firstProperty, SyntaxFactory.AttributeArgument(FixValue.Parse(fix)).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    // Keeps the separators between arguments that stay, with whatever line breaks and comments they carry.
    private static AttributeArgumentListSyntax Rebuild(AttributeArgumentListSyntax? list, List<AttributeArgumentSyntax> arguments)
    {
        list ??= SyntaxFactory.AttributeArgumentList();
        SyntaxToken comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        IEnumerable<SyntaxToken> commas = list.Arguments.GetSeparators().Concat(Enumerable.Repeat(comma, arguments.Count)).Take(Math.Max(0, arguments.Count - 1));
        return list.WithArguments(SyntaxFactory.SeparatedList(arguments, commas));
    }
}
