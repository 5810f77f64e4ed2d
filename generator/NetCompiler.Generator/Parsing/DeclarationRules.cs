using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1003 to NC1008: kinds and modifiers with which a class cannot become a sealed class with generated members.</summary>
internal static class DeclarationRules
{
    public static void Check(ClassShape shape, INamedTypeSymbol type, TypeDeclarationSyntax declaration, IReadOnlyList<TypeDeclarationSyntax> parts)
    {
        if (Find(parts, SyntaxKind.FileKeyword) is { } file)
            shape.Refuse(DiagnosticRules.FileLocal, file, $"Network class '{type.Name}' cannot be file-local: a generated file cannot extend it; make it internal");
        if (Find(parts, SyntaxKind.StaticKeyword) is { } isStatic)
            shape.Refuse(DiagnosticRules.StaticClass, isStatic, $"Network class '{type.Name}' cannot be static: each instance holds loaded weights");
        if (Find(parts, SyntaxKind.AbstractKeyword) is { } isAbstract)
            shape.Refuse(DiagnosticRules.AbstractClass, isAbstract, $"Network class '{type.Name}' cannot be abstract: it becomes sealed, and Load makes instances of it");
        CheckKind(shape, type, declaration);
        if (declaration.TypeParameterList is { } parameters)
            shape.Refuse(DiagnosticRules.GenericClass, parameters.GetLocation(), $"Network class '{type.Name}' cannot be generic: it describes one network with fixed shapes");

        for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax outer; node = node.Parent)
        {
            string name = outer.Identifier.ValueText;
            if (outer.TypeParameterList is { } outerParameters)
                shape.Refuse(DiagnosticRules.GenericClass, outerParameters.GetLocation(), $"Network class '{type.Name}' cannot stand inside the generic type '{name}'");
            if (Find([outer], SyntaxKind.FileKeyword) is { } outerFile)
                shape.Refuse(DiagnosticRules.FileLocal, outerFile, $"Network class '{type.Name}' cannot stand inside the file-local type '{name}': a generated file cannot extend it");
        }
    }

    private static void CheckKind(ClassShape shape, INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        SyntaxToken structKeyword = declaration switch
        {
            StructDeclarationSyntax structure => structure.Keyword,
            RecordDeclarationSyntax record => record.ClassOrStructKeyword,
            _ => default,
        };
        if (structKeyword.IsKind(SyntaxKind.StructKeyword))
            shape.Refuse(DiagnosticRules.StructType, structKeyword.GetLocation(), $"Network '{type.Name}' must be a class: a struct would copy the buffers' owner");
        else if (declaration is RecordDeclarationSyntax record)
            shape.Refuse(DiagnosticRules.RecordClass, record.Keyword.GetLocation(), $"Network class '{type.Name}' cannot be a record: a copy would share its buffers; write 'class'");
    }

    private static Location? Find(IEnumerable<TypeDeclarationSyntax> parts, SyntaxKind modifier)
    {
        SyntaxToken token = parts.SelectMany(part => part.Modifiers).FirstOrDefault(candidate => candidate.IsKind(modifier));
        return token == default ? null : token.GetLocation();
    }
}
