using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.CodeFixes;

/// <summary>
/// Sets one argument of a layer in a Forward method: <c>x.Conv(6, 5, stride: 3)</c> and Stride = 2 → <c>x.Conv(6, 5, stride: 2)</c>; a missing one is
/// appended under its name, and takes the place of others that say the same thing.
/// </summary>
internal static class CallEditor
{
    public static InvocationExpressionSyntax Apply(InvocationExpressionSyntax call, IMethodSymbol method, SuggestedFix fix)
    {
        string[] alternatives = ArgumentAlternatives.Of(fix.Argument);
        var arguments = new List<ArgumentSyntax>();
        bool isSet = false;

        // Behind an argument that is gone, positions no longer tell which is meant.
        bool isShifted = false;
        SeparatedSyntaxList<ArgumentSyntax> given = call.ArgumentList.Arguments;
        for (int i = 0; i < given.Count; i++)
        {
            string? parameter = Parameter(given[i], i, method);
            string? name = parameter is null ? null : Vocabulary.ArgumentName(parameter);
            if (name is null || !alternatives.Contains(name))
            {
                arguments.Add(isShifted && parameter is not null && given[i].NameColon is null ? Named(parameter, given[i]) : given[i]);
            }
            else if (!isSet && (name == fix.Argument || given[i].NameColon is not null))
            {
                arguments.Add(Replace(given[i], name, fix));
                isSet = true;
            }
            else
            {
                isShifted = true;
            }
        }

        if (!isSet)
            arguments.Add(SyntaxFactory.Argument(FixValue.Parse(fix)).WithNameColon(Name(Vocabulary.ParameterName(fix.Argument))).WithAdditionalAnnotations(Formatter.Annotation));
        return call.WithArgumentList(Rebuild(call.ArgumentList, arguments));
    }

    private static string? Parameter(ArgumentSyntax argument, int position, IMethodSymbol method)
    {
        if (argument.NameColon is { } name)
            return name.Name.Identifier.ValueText;
        IParameterSymbol? parameter = position < method.Parameters.Length ? method.Parameters[position] : method.Parameters.LastOrDefault(last => last.IsParams);
        return parameter?.Name;
    }

    private static ArgumentSyntax Replace(ArgumentSyntax argument, string name, SuggestedFix fix)
    {
        ArgumentSyntax replaced = argument.WithExpression(FixValue.Parse(fix).WithTriviaFrom(argument.Expression));
        return name == fix.Argument || argument.NameColon is not { } colon
            ? replaced
            : replaced.WithNameColon(colon.WithName(SyntaxFactory.IdentifierName(Vocabulary.ParameterName(fix.Argument)).WithTriviaFrom(colon.Name)));
    }

    private static ArgumentSyntax Named(string parameter, ArgumentSyntax argument) =>
        argument.WithoutLeadingTrivia().WithNameColon(Name(parameter).WithLeadingTrivia(argument.GetLeadingTrivia())).WithAdditionalAnnotations(Formatter.Annotation);

    private static NameColonSyntax Name(string parameter) => SyntaxFactory.NameColon(parameter).WithAdditionalAnnotations(Formatter.Annotation);

    // Keeps the separators between arguments that stay, with whatever line breaks and comments they carry.
    private static ArgumentListSyntax Rebuild(ArgumentListSyntax list, List<ArgumentSyntax> arguments)
    {
        SyntaxToken comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        IEnumerable<SyntaxToken> commas = list.Arguments.GetSeparators().Concat(Enumerable.Repeat(comma, arguments.Count)).Take(Math.Max(0, arguments.Count - 1));
        return list.WithArguments(SyntaxFactory.SeparatedList(arguments, commas));
    }
}
