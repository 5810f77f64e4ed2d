using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Parsing;

/// <summary>NC1009: no base class; interfaces are welcome.</summary>
internal static class BaseClassRule
{
    public static void Check(ClassShape shape, INamedTypeSymbol type, IReadOnlyList<TypeDeclarationSyntax> parts, Compilation compilation)
    {
        // An unknown base class is C#'s to report.
        if (type.TypeKind != TypeKind.Class || type.BaseType is not { SpecialType: SpecialType.None, TypeKind: not TypeKind.Error } baseClass)
            return;

        BaseTypeSyntax? syntax = parts
            .SelectMany(part => part.BaseList?.Types ?? default)
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(candidate.SyntaxTree).GetTypeInfo(candidate.Type).Type, baseClass));
        Location location = syntax?.Type.GetLocation() ?? parts[0].Identifier.GetLocation();
        string message = $"Network class '{type.Name}' cannot have the base class '{baseClass.Name}': its construction is generated; interfaces are allowed";

        // The generated constructor calls the base class's.
        if (baseClass.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && compilation.IsSymbolAccessibleWithin(constructor, type)))
            shape.Report(DiagnosticRules.HasBaseClass, location, message);
        else
            shape.Refuse(DiagnosticRules.HasBaseClass, location, message);
    }
}
