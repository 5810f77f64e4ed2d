using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>NC4001 on a method's declaration: what is reached by a Forward method takes values and hands on values, and has a body.</summary>
internal static class SignatureRule
{
    /// <summary>False when the method's body is not to be read.</summary>
    public static bool Check(ProgramBuilder program, IMethodSymbol method, out SyntaxNode declaration)
    {
        declaration = method.DeclaringSyntaxReferences[0].GetSyntax(program.Cancellation);
        (SyntaxToken name, TypeParameterListSyntax? generics, ParameterListSyntax? parameters, SyntaxTokenList modifiers, bool hasBody) = declaration switch
        {
            MethodDeclarationSyntax syntax => (syntax.Identifier, syntax.TypeParameterList, syntax.ParameterList, syntax.Modifiers, syntax.Body is not null || syntax.ExpressionBody is not null),
            LocalFunctionStatementSyntax syntax => (syntax.Identifier, syntax.TypeParameterList, syntax.ParameterList, syntax.Modifiers, syntax.Body is not null || syntax.ExpressionBody is not null),
            _ => (declaration.GetFirstToken(), null, null, default, false),
        };

        bool isFine = true;
        void Refuse(Location location, string message)
        {
            isFine = false;
            program.Report(DiagnosticRules.OutsideSubset, location, message);
        }

        if (!hasBody)
            Refuse(name.GetLocation(), $"'{method.Name}' has no body that Forward could run while the project builds: write it out");
        if (generics is not null)
            Refuse(generics.GetLocation(), $"'{method.Name}' is generic: a method that Forward calls has the types of its values written out");
        if (modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.AsyncKeyword)) is var isAsync && isAsync != default)
            Refuse(isAsync.GetLocation(), $"'{method.Name}' is async: a method that Forward calls returns its value at once");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            Refuse(name.GetLocation(), $"'{method.Name}' returns a reference: return the value");
        foreach ((IParameterSymbol parameter, ParameterSyntax syntax) in method.Parameters.Zip(parameters?.Parameters ?? default, (symbol, syntax) => (symbol, syntax)))
        {
            if (parameter.RefKind != RefKind.None)
                Refuse(syntax.GetLocation(), $"'{parameter.Name}' is passed by reference: take a value, and return several results as a tuple");
        }

        return isFine;
    }
}
